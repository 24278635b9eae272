import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsInt, IsPositive, ValidateNested } from 'class-validator';
import { FilterStepDto } from './filter-step.dto';

export class PreviewFiltersDto {
  @IsInt()
  @IsPositive()
  photoId: number;

  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(8)
  @ValidateNested({ each: true })
  @Type(() => FilterStepDto)
  steps: FilterStepDto[];
}
