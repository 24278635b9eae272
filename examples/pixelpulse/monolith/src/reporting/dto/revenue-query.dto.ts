import { IsDateString } from 'class-validator';

export class RevenueQueryDto {
  @IsDateString({ strict: true })
  from: string;

  @IsDateString({ strict: true })
  to: string;
}
