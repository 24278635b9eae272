import { randomUUID } from 'node:crypto';
import { BadRequestException, Injectable } from '@nestjs/common';
import { PaymentDeclinedException } from './payment-declined.exception';

const ROUND_TRIP_MS = 15;

/** The payment provider's sandbox: its test cards, and the time a round trip takes. */
@Injectable()
export class PaymentGateway {
  /** @returns the provider's reference */
  async charge(cardToken: string, cents: number): Promise<string> {
    await new Promise((resolve) => setTimeout(resolve, ROUND_TRIP_MS));
    if (cardToken === 'tok_declined') throw new PaymentDeclinedException();
    if (!cardToken.startsWith('tok_')) throw new BadRequestException('The card token is not valid.');
    return `ch_${cents}_${randomUUID()}`;
  }
}
