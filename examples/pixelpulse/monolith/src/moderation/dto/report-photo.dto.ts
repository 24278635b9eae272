import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { ReportReason } from '../entities/photo-report.entity';

export class ReportPhotoDto {
  @IsIn(['spam', 'violence', 'copyright', 'other'])
  reason: ReportReason;

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  details?: string;
}
