import { BadRequestException, ConflictException, forwardRef, Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { Account } from '../accounts/entities/account.entity';
import { AuditService } from '../audit/audit.service';
import { InvoicesService } from '../invoices/invoices.service';
import { NotificationsService } from '../notifications/notifications.service';
import { QuotasService } from '../quotas/quotas.service';
import type { UpgradeSubscriptionDto } from './dto/upgrade-subscription.dto';
import type { Plan } from './entities/plan.entity';
import { Subscription } from './entities/subscription.entity';
import { PlansService } from './plans.service';

const MONTH_MS = 30 * 86_400_000;

@Injectable()
export class SubscriptionUpgradeService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly plans: PlansService,
    private readonly quotas: QuotasService,
    private readonly notifications: NotificationsService,
    @Inject(forwardRef(() => InvoicesService)) private readonly invoices: InvoicesService,
    private readonly audit: AuditService,
  ) {}

  /** Plan, subscription, invoice, payment, quota and notification change together or not at all. */
  async upgrade(accountId: number, dto: UpgradeSubscriptionDto): Promise<Subscription> {
    const plan = await this.plans.get(dto.planCode);
    if (plan.monthlyCents === 0) throw new BadRequestException('Cancel the subscription to return to the free plan.');
    const subscription = await this.dataSource.transaction(async (manager) => {
      await this.changePlan(accountId, plan, manager);
      const started = await this.startSubscription(accountId, plan, manager);
      await this.quotas.changeLimits(accountId, plan, manager);
      await this.notifications.notify({ accountId, kind: 'billing', subject: `Welcome to ${plan.name}` }, manager);
      const invoice = await this.invoices.issue(
        { accountId, subscriptionId: started.id, description: `${plan.name}, one month`, cents: plan.monthlyCents },
        manager,
      );
      if (dto.payBy === 'card') await this.invoices.charge(invoice, dto.cardToken ?? '', manager);
      return started;
    });
    await this.audit.record({ accountId, action: 'subscription.upgraded', subject: plan.code });
    return { ...subscription, plan };
  }

  private async changePlan(accountId: number, plan: Plan, manager: EntityManager): Promise<void> {
    const account = await manager.findOneOrFail(Account, {
      where: { id: accountId },
      lock: { mode: 'pessimistic_write' },
    });
    if (account.planCode === plan.code) throw new ConflictException(`You are on ${plan.name} already.`);
    await manager.update(Account, { id: accountId }, { planCode: plan.code });
  }

  private async startSubscription(accountId: number, plan: Plan, manager: EntityManager): Promise<Subscription> {
    const now = new Date();
    await manager.update(Subscription, { accountId, status: 'active' }, { status: 'cancelled', cancelledAt: now });
    return manager.save(
      manager.create(Subscription, {
        accountId,
        planCode: plan.code,
        status: 'active',
        renewsAt: new Date(now.getTime() + MONTH_MS),
        cancelledAt: null,
      }),
    );
  }
}
