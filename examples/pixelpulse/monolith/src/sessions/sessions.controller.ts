import { Body, Controller, Delete, Get, HttpCode, Ip, Param, ParseUUIDPipe, Post, UseGuards } from '@nestjs/common';
import { RateLimited } from '../rate-limits/decorators/rate-limited.decorator';
import type { AuthenticatedAccount } from './authenticated-account';
import { CurrentAccount } from './decorators/current-account.decorator';
import { OpenSessionDto } from './dto/open-session.dto';
import { SessionGuard } from './guards/session.guard';
import type { SessionView } from './session.presenter';
import { SessionPresenter } from './session.presenter';
import type { OpenedSession } from './sessions.service';
import { SessionsService } from './sessions.service';

@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly presenter: SessionPresenter,
  ) {}

  @Post()
  @RateLimited('login')
  open(@Body() dto: OpenSessionDto, @Ip() ip: string): Promise<OpenedSession> {
    return this.sessions.open(dto, ip);
  }

  @Get()
  @UseGuards(SessionGuard)
  async list(@CurrentAccount() account: AuthenticatedAccount): Promise<SessionView[]> {
    const sessions = await this.sessions.list(account.id);
    return sessions.map((session) => this.presenter.present(session, account.sessionId));
  }

  @Delete('current')
  @HttpCode(204)
  @UseGuards(SessionGuard)
  close(@CurrentAccount() account: AuthenticatedAccount): Promise<void> {
    return this.sessions.revoke(account, account.sessionId);
  }

  @Delete(':id')
  @HttpCode(204)
  @UseGuards(SessionGuard)
  revoke(@CurrentAccount() account: AuthenticatedAccount, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.sessions.revoke(account, id);
  }
}
