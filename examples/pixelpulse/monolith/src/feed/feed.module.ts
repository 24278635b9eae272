import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module';
import { Photo } from '../photos/entities/photo.entity';
import { SessionTokensModule } from '../sessions/session-tokens.module';
import { FeedEntry } from './entities/feed-entry.entity';
import { Follow } from './entities/follow.entity';
import { FeedController } from './feed.controller';
import { FeedPresenter } from './feed.presenter';
import { FeedService } from './feed.service';
import { FollowsController } from './follows.controller';
import { FollowsService } from './follows.service';

@Module({
  imports: [TypeOrmModule.forFeature([FeedEntry, Follow, Photo]), SessionTokensModule, AccountsModule],
  controllers: [FeedController, FollowsController],
  providers: [FeedService, FollowsService, FeedPresenter],
})
export class FeedModule {}
