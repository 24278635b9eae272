import { IsIn, IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';

export class UpgradeSubscriptionDto {
  @IsString()
  @MaxLength(20)
  planCode: string;

  @IsOptional()
  @IsIn(['card', 'invoice'])
  payBy: 'card' | 'invoice' = 'card';

  /** What the payment form returned for the card. */
  @ValidateIf((dto: UpgradeSubscriptionDto) => dto.payBy === 'card')
  @IsString()
  @MaxLength(60)
  cardToken?: string;
}
