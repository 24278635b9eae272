import { IsIn, IsOptional } from 'class-validator';
import type { ReportStatus } from '../entities/photo-report.entity';

export class ListReportsQueryDto {
  @IsOptional()
  @IsIn(['open', 'dismissed', 'hidden'])
  status: ReportStatus = 'open';
}
