import { Controller, Delete, Get, HttpCode, Param, Put, UseGuards } from '@nestjs/common';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { SessionGuard } from '../sessions/guards/session.guard';
import { FollowsService } from './follows.service';

@Controller('follows')
@UseGuards(SessionGuard)
export class FollowsController {
  constructor(private readonly follows: FollowsService) {}

  @Get()
  async list(@CurrentAccount() account: AuthenticatedAccount): Promise<{ id: number; handle: string }[]> {
    const follows = await this.follows.list(account.id);
    return follows.map(({ followee }) => ({ id: followee.id, handle: followee.handle }));
  }

  @Put(':handle')
  @HttpCode(204)
  follow(@CurrentAccount() account: AuthenticatedAccount, @Param('handle') handle: string): Promise<void> {
    return this.follows.follow(account.id, handle);
  }

  @Delete(':handle')
  @HttpCode(204)
  unfollow(@CurrentAccount() account: AuthenticatedAccount, @Param('handle') handle: string): Promise<void> {
    return this.follows.unfollow(account.id, handle);
  }
}
