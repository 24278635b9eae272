import { IsInt, IsOptional, Max, Min } from 'class-validator';

export class CreateShareLinkDto {
  /** Without it, the link works until it is revoked. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(365)
  expiresInDays?: number;
}
