import { IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQueryDto } from '../../http/page-query.dto';

export class AuditQueryDto extends PageQueryDto {
  /** An action such as `photo.deleted`, or its first part. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  action?: string;
}
