import { Injectable } from '@nestjs/common';
import type { Invoice } from './entities/invoice.entity';

export interface InvoiceView {
  id: number;
  number: string;
  status: string;
  totalCents: number;
  dueAt: Date;
  paidAt: Date | null;
  lines: { description: string; amountCents: number }[];
}

@Injectable()
export class InvoicePresenter {
  present({ id, number, status, totalCents, dueAt, paidAt, lines }: Invoice): InvoiceView {
    const lineViews = lines.map(({ description, amountCents }) => ({ description, amountCents }));
    return { id, number, status, totalCents, dueAt, paidAt, lines: lineViews };
  }
}
