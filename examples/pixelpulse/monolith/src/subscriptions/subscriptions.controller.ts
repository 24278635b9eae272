import { Body, Controller, Get, HttpCode, Post, UseGuards } from '@nestjs/common';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { SessionGuard } from '../sessions/guards/session.guard';
import { UpgradeSubscriptionDto } from './dto/upgrade-subscription.dto';
import { SubscriptionUpgradeService } from './subscription-upgrade.service';
import type { SubscriptionView } from './subscription.presenter';
import { SubscriptionPresenter } from './subscription.presenter';
import { SubscriptionsService } from './subscriptions.service';

@Controller('subscriptions')
@UseGuards(SessionGuard)
export class SubscriptionsController {
  constructor(
    private readonly subscriptions: SubscriptionsService,
    private readonly upgrades: SubscriptionUpgradeService,
    private readonly presenter: SubscriptionPresenter,
  ) {}

  @Get('current')
  async current(@CurrentAccount() account: AuthenticatedAccount): Promise<SubscriptionView> {
    return this.presenter.present(await this.subscriptions.getCurrent(account.id));
  }

  @Post('upgrade')
  async upgrade(
    @CurrentAccount() account: AuthenticatedAccount,
    @Body() dto: UpgradeSubscriptionDto,
  ): Promise<SubscriptionView> {
    return this.presenter.present(await this.upgrades.upgrade(account.id, dto));
  }

  @Post('cancel')
  @HttpCode(204)
  cancel(@CurrentAccount() account: AuthenticatedAccount): Promise<void> {
    return this.subscriptions.cancel(account.id);
  }
}
