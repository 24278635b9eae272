import { IsIn } from 'class-validator';

export class ResolveReportDto {
  @IsIn(['dismiss', 'hide'])
  decision: 'dismiss' | 'hide';
}
