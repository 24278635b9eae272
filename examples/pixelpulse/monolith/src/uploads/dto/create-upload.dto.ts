import { IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import type { PhotoVisibility } from '../../photos/entities/photo.entity';

export class CreateUploadDto {
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  title?: string;

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  description?: string;

  @IsOptional()
  @IsIn(['private', 'public'])
  visibility?: PhotoVisibility;
}
