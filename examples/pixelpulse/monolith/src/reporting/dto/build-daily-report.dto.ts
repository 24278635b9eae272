import { Matches } from 'class-validator';

export class BuildDailyReportDto {
  @Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { message: 'day must look like 2026-06-01' })
  day: string;
}
