import { Type } from 'class-transformer';
import { IsInt, IsOptional, Min } from 'class-validator';

export class PhotoFileQueryDto {
  /** Without it, the current version. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  version?: number;
}
