import { forwardRef, Inject, Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThan, Not, Repository } from 'typeorm';
import { NotificationsService } from '../notifications/notifications.service';
import { SubscriptionsService } from '../subscriptions/subscriptions.service';
import { Invoice } from './entities/invoice.entity';

const REMINDERS_BEFORE_SUSPENSION = 3;

/** Reminds of unpaid invoices, and suspends the subscription after the third reminder. */
@Injectable()
export class DunningJob {
  private readonly logger = new Logger(DunningJob.name);

  constructor(
    @InjectRepository(Invoice) private readonly invoices: Repository<Invoice>,
    private readonly notifications: NotificationsService,
    @Inject(forwardRef(() => SubscriptionsService)) private readonly subscriptions: SubscriptionsService,
  ) {}

  @Cron(CronExpression.EVERY_DAY_AT_6AM)
  async run(): Promise<void> {
    const unpaid = await this.invoices.find({ where: { status: Not('paid'), dueAt: LessThan(new Date()) } });
    for (const invoice of unpaid) await this.remind(invoice);
    this.logger.log(`reminded of ${unpaid.length} invoices`);
  }

  private async remind(invoice: Invoice): Promise<void> {
    const remindersSent = invoice.remindersSent + 1;
    await this.invoices.update({ id: invoice.id }, { status: 'overdue', remindersSent });
    await this.notifications.notify({
      accountId: invoice.accountId,
      kind: 'billing',
      subject: `Invoice ${invoice.number} is overdue`,
    });
    if (remindersSent >= REMINDERS_BEFORE_SUSPENSION && invoice.subscriptionId !== null) {
      await this.subscriptions.suspend(invoice.subscriptionId);
    }
  }
}
