import { ConflictException, forwardRef, Inject, Injectable, NotFoundException } from '@nestjs/common';
import { InjectDataSource, InjectRepository } from '@nestjs/typeorm';
import type { EntityManager } from 'typeorm';
import { DataSource, Repository } from 'typeorm';
import { SubscriptionsService } from '../subscriptions/subscriptions.service';
import { InvoiceLine } from './entities/invoice-line.entity';
import { Invoice } from './entities/invoice.entity';
import { Payment } from './entities/payment.entity';
import type { NewInvoice } from './new-invoice';
import { PaymentGateway } from './payment-gateway';

const DUE_AFTER_MS = 14 * 86_400_000;

@Injectable()
export class InvoicesService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @InjectRepository(Invoice) private readonly invoices: Repository<Invoice>,
    private readonly gateway: PaymentGateway,
    @Inject(forwardRef(() => SubscriptionsService)) private readonly subscriptions: SubscriptionsService,
  ) {}

  list(accountId: number): Promise<Invoice[]> {
    return this.invoices.find({ where: { accountId }, relations: { lines: true }, order: { id: 'DESC' } });
  }

  async get(invoiceId: number, accountId: number): Promise<Invoice> {
    const invoice = await this.invoices.findOne({ where: { id: invoiceId, accountId }, relations: { lines: true } });
    if (!invoice) throw new NotFoundException(`You have no invoice ${invoiceId}.`);
    return invoice;
  }

  async issue({ accountId, subscriptionId, description, cents }: NewInvoice, manager: EntityManager): Promise<Invoice> {
    const invoice = manager.create(Invoice, {
      accountId,
      subscriptionId,
      number: await this.nextNumber(manager),
      status: 'open',
      totalCents: cents,
      dueAt: new Date(Date.now() + DUE_AFTER_MS),
      paidAt: null,
      lines: [manager.create(InvoiceLine, { description, amountCents: cents })],
    });
    return manager.save(invoice);
  }

  async charge(invoice: Invoice, cardToken: string, manager: EntityManager): Promise<void> {
    const reference = await this.gateway.charge(cardToken, invoice.totalCents);
    await manager.insert(Payment, { invoiceId: invoice.id, amountCents: invoice.totalCents, reference });
    await manager.update(Invoice, { id: invoice.id }, { status: 'paid', paidAt: new Date() });
  }

  async pay(invoiceId: number, accountId: number, cardToken: string): Promise<Invoice> {
    const invoice = await this.get(invoiceId, accountId);
    if (invoice.status === 'paid') throw new ConflictException(`Invoice ${invoice.number} is paid already.`);
    await this.dataSource.transaction((manager) => this.charge(invoice, cardToken, manager));
    if (invoice.subscriptionId !== null) await this.subscriptions.resume(invoice.subscriptionId);
    return this.get(invoiceId, accountId);
  }

  private async nextNumber(manager: EntityManager): Promise<string> {
    const [row]: { number: string }[] = await manager.query("SELECT nextval('invoice_numbers') AS number");
    return `PP-${String(row?.number).padStart(6, '0')}`;
  }
}
