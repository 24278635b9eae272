import { BadRequestException, Injectable, NotFoundException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { AccountsService } from '../accounts/accounts.service';
import { FeedEntry } from './entities/feed-entry.entity';
import { Follow } from './entities/follow.entity';

@Injectable()
export class FollowsService {
  constructor(
    @InjectRepository(Follow) private readonly follows: Repository<Follow>,
    @InjectRepository(FeedEntry) private readonly entries: Repository<FeedEntry>,
    private readonly accounts: AccountsService,
  ) {}

  list(followerId: number): Promise<Follow[]> {
    return this.follows.find({ where: { followerId }, relations: { followee: true }, order: { id: 'ASC' } });
  }

  async follow(followerId: number, handle: string): Promise<void> {
    const followee = await this.accounts.getByHandle(handle);
    if (followee.id === followerId) throw new BadRequestException('You cannot follow yourself.');
    if (await this.follows.existsBy({ followerId, followeeId: followee.id })) return;
    await this.follows.insert({ followerId, followeeId: followee.id });
    await this.entries.insert({ accountId: followerId, kind: 'follow' });
  }

  async unfollow(followerId: number, handle: string): Promise<void> {
    const followee = await this.accounts.getByHandle(handle);
    const result = await this.follows.delete({ followerId, followeeId: followee.id });
    if (!result.affected) throw new NotFoundException(`You do not follow @${handle}.`);
  }
}
