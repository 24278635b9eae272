import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, UseGuards } from '@nestjs/common';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { SessionGuard } from '../sessions/guards/session.guard';
import { AccountClosingService } from './account-closing.service';
import type { AccountView, OwnAccountView } from './account.presenter';
import { AccountPresenter } from './account.presenter';
import { AccountsService } from './accounts.service';
import { CloseAccountDto } from './dto/close-account.dto';
import { RegisterAccountDto } from './dto/register-account.dto';
import { UpdateProfileDto } from './dto/update-profile.dto';
import { ProfilesService } from './profiles.service';

@Controller('accounts')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly profiles: ProfilesService,
    private readonly closing: AccountClosingService,
    private readonly presenter: AccountPresenter,
  ) {}

  @Post()
  async register(@Body() dto: RegisterAccountDto): Promise<OwnAccountView> {
    const account = await this.accounts.register(dto);
    return this.presenter.presentOwn(account, await this.profiles.get(account.id));
  }

  @Get('me')
  @UseGuards(SessionGuard)
  async me(@CurrentAccount() current: AuthenticatedAccount): Promise<OwnAccountView> {
    const account = await this.accounts.get(current.id);
    return this.presenter.presentOwn(account, await this.profiles.get(current.id));
  }

  @Patch('me')
  @UseGuards(SessionGuard)
  async update(
    @CurrentAccount() current: AuthenticatedAccount,
    @Body() dto: UpdateProfileDto,
  ): Promise<OwnAccountView> {
    const profile = await this.profiles.update(current.id, dto);
    return this.presenter.presentOwn(await this.accounts.get(current.id), profile);
  }

  @Delete('me')
  @HttpCode(204)
  @UseGuards(SessionGuard)
  close(@CurrentAccount() current: AuthenticatedAccount, @Body() dto: CloseAccountDto): Promise<void> {
    return this.closing.close(current.id, dto.password);
  }

  @Get(':handle')
  @UseGuards(SessionGuard)
  async show(@Param('handle') handle: string): Promise<AccountView> {
    const account = await this.accounts.getByHandle(handle);
    return this.presenter.presentPublic(account, await this.profiles.get(account.id));
  }
}
