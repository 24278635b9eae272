import { IsNotEmpty, IsString, MaxLength } from 'class-validator';

export class PayInvoiceDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  cardToken: string;
}
