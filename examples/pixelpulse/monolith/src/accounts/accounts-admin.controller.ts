import { Controller, Get, UseGuards } from '@nestjs/common';
import { Roles } from '../sessions/decorators/roles.decorator';
import { RolesGuard } from '../sessions/guards/roles.guard';
import { SessionGuard } from '../sessions/guards/session.guard';
import type { OwnAccountView } from './account.presenter';
import { AccountPresenter } from './account.presenter';
import { AccountsService } from './accounts.service';
import { ProfilesService } from './profiles.service';

@Controller('admin/accounts')
@UseGuards(SessionGuard, RolesGuard)
@Roles('admin')
export class AccountsAdminController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly profiles: ProfilesService,
    private readonly presenter: AccountPresenter,
  ) {}

  @Get()
  async list(): Promise<OwnAccountView[]> {
    const accounts = await this.accounts.listAll();
    const profiles = await this.profiles.findMany(accounts.map((account) => account.id));
    const profileByAccount = new Map(profiles.map((profile) => [profile.accountId, profile]));
    return accounts.flatMap((account) => {
      const profile = profileByAccount.get(account.id);
      return profile ? [this.presenter.presentOwn(account, profile)] : [];
    });
  }
}
