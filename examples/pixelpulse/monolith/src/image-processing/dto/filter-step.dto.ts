import { IsIn, IsNumber, IsOptional } from 'class-validator';
import type { FilterName } from '../filter-catalogue';
import { FILTER_NAMES } from '../filter-catalogue';

export class FilterStepDto {
  @IsIn(FILTER_NAMES)
  filter: FilterName;

  @IsOptional()
  @IsNumber()
  amount?: number;
}
