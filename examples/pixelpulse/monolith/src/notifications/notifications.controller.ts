import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, UseGuards } from '@nestjs/common';
import type { Page } from '../http/page';
import { PageQueryDto } from '../http/page-query.dto';
import { ParseIdPipe } from '../http/parse-id.pipe';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { SessionGuard } from '../sessions/guards/session.guard';
import { SetPreferenceDto } from './dto/set-preference.dto';
import type { PreferenceView } from './notification-preferences.service';
import { NotificationPreferencesService } from './notification-preferences.service';
import type { NotificationView } from './notifications.service';
import { NotificationsService } from './notifications.service';

@Controller('notifications')
@UseGuards(SessionGuard)
export class NotificationsController {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly preferences: NotificationPreferencesService,
  ) {}

  @Get()
  list(@CurrentAccount() account: AuthenticatedAccount, @Query() query: PageQueryDto): Promise<Page<NotificationView>> {
    return this.notifications.list(account.id, query);
  }

  @Get('unread')
  async unread(@CurrentAccount() account: AuthenticatedAccount): Promise<{ unread: number }> {
    return { unread: await this.notifications.countUnread(account.id) };
  }

  @Post('read')
  @HttpCode(200)
  async readAll(@CurrentAccount() account: AuthenticatedAccount): Promise<{ marked: number }> {
    return { marked: await this.notifications.markAllRead(account.id) };
  }

  @Get('preferences')
  listPreferences(@CurrentAccount() account: AuthenticatedAccount): Promise<PreferenceView[]> {
    return this.preferences.list(account.id);
  }

  @Put('preferences')
  async setPreference(
    @CurrentAccount() account: AuthenticatedAccount,
    @Body() dto: SetPreferenceDto,
  ): Promise<PreferenceView[]> {
    await this.preferences.set(account.id, dto.kind, dto.inApp);
    return this.preferences.list(account.id);
  }

  @Post(':id/read')
  @HttpCode(204)
  read(@CurrentAccount() account: AuthenticatedAccount, @Param('id', ParseIdPipe) id: number): Promise<void> {
    return this.notifications.markRead(id, account.id);
  }
}
