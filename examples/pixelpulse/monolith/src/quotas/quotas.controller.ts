import { Controller, Get, UseGuards } from '@nestjs/common';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { SessionGuard } from '../sessions/guards/session.guard';
import type { QuotaView } from './quota.presenter';
import { QuotaPresenter } from './quota.presenter';
import { QuotasService } from './quotas.service';

@Controller('quotas')
@UseGuards(SessionGuard)
export class QuotasController {
  constructor(
    private readonly quotas: QuotasService,
    private readonly presenter: QuotaPresenter,
  ) {}

  @Get('me')
  async me(@CurrentAccount() account: AuthenticatedAccount): Promise<QuotaView> {
    return this.presenter.present(await this.quotas.get(account.id));
  }
}
