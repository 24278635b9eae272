import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { SessionGuard } from '../sessions/guards/session.guard';
import { FeedQueryDto } from './dto/feed-query.dto';
import type { FeedEntryView } from './feed.presenter';
import { FeedPresenter } from './feed.presenter';
import { FeedService } from './feed.service';

@Controller('feed')
@UseGuards(SessionGuard)
export class FeedController {
  constructor(
    private readonly feed: FeedService,
    private readonly presenter: FeedPresenter,
  ) {}

  @Get()
  async list(@CurrentAccount() account: AuthenticatedAccount, @Query() query: FeedQueryDto): Promise<FeedEntryView[]> {
    const { entries, photos } = await this.feed.list(account.id, query);
    return entries.map((entry) => this.presenter.present(entry, photos));
  }
}
