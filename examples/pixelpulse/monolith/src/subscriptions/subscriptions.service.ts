import { Injectable, NotFoundException } from '@nestjs/common';
import { InjectDataSource, InjectRepository } from '@nestjs/typeorm';
import { DataSource, In, Repository } from 'typeorm';
import { Account } from '../accounts/entities/account.entity';
import { QuotasService } from '../quotas/quotas.service';
import { FREE_LIMITS } from '../quotas/quota-limits';
import { Subscription } from './entities/subscription.entity';

@Injectable()
export class SubscriptionsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @InjectRepository(Subscription) private readonly subscriptions: Repository<Subscription>,
    private readonly quotas: QuotasService,
  ) {}

  async getCurrent(accountId: number): Promise<Subscription> {
    const subscription = await this.subscriptions.findOne({
      where: { accountId, status: In(['active', 'suspended']) },
      relations: { plan: true },
      order: { id: 'DESC' },
    });
    if (!subscription) throw new NotFoundException('You are on the free plan.');
    return subscription;
  }

  async cancel(accountId: number): Promise<void> {
    const subscription = await this.getCurrent(accountId);
    await this.dataSource.transaction(async (manager) => {
      await manager.update(Subscription, { id: subscription.id }, { status: 'cancelled', cancelledAt: new Date() });
      await manager.update(Account, { id: accountId }, { planCode: 'free' });
      await this.quotas.changeLimits(accountId, FREE_LIMITS, manager);
    });
  }

  async suspend(subscriptionId: number): Promise<void> {
    await this.subscriptions.update({ id: subscriptionId, status: 'active' }, { status: 'suspended' });
  }

  async resume(subscriptionId: number): Promise<void> {
    await this.subscriptions.update({ id: subscriptionId, status: 'suspended' }, { status: 'active' });
  }
}
