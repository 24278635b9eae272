import { forwardRef, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Account } from '../accounts/entities/account.entity';
import { AuditModule } from '../audit/audit.module';
import { InvoicesModule } from '../invoices/invoices.module';
import { NotificationsModule } from '../notifications/notifications.module';
import { QuotasModule } from '../quotas/quotas.module';
import { SessionTokensModule } from '../sessions/session-tokens.module';
import { Plan } from './entities/plan.entity';
import { Subscription } from './entities/subscription.entity';
import { PlansController } from './plans.controller';
import { PlansService } from './plans.service';
import { SubscriptionUpgradeService } from './subscription-upgrade.service';
import { SubscriptionPresenter } from './subscription.presenter';
import { SubscriptionsController } from './subscriptions.controller';
import { SubscriptionsService } from './subscriptions.service';

@Module({
  imports: [
    TypeOrmModule.forFeature([Plan, Subscription, Account]),
    SessionTokensModule,
    QuotasModule,
    NotificationsModule,
    AuditModule,
    forwardRef(() => InvoicesModule),
  ],
  controllers: [PlansController, SubscriptionsController],
  providers: [PlansService, SubscriptionsService, SubscriptionUpgradeService, SubscriptionPresenter],
  exports: [SubscriptionsService],
})
export class SubscriptionsModule {}
