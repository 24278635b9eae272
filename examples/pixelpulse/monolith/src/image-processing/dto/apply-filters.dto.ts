import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsInt, IsPositive, ValidateIf, ValidateNested } from 'class-validator';
import { FilterStepDto } from './filter-step.dto';

/** Either steps or the id of a preset. */
export class ApplyFiltersDto {
  @ValidateIf((dto: ApplyFiltersDto) => dto.presetId === undefined)
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(8)
  @ValidateNested({ each: true })
  @Type(() => FilterStepDto)
  steps?: FilterStepDto[];

  @ValidateIf((dto: ApplyFiltersDto) => dto.steps === undefined)
  @IsInt()
  @IsPositive()
  presetId?: number;
}
