import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { Photo } from '../photos/entities/photo.entity';
import type { FeedQueryDto } from './dto/feed-query.dto';
import { FeedEntry } from './entities/feed-entry.entity';
import { Follow } from './entities/follow.entity';

@Injectable()
export class FeedService {
  constructor(
    @InjectRepository(FeedEntry) private readonly entries: Repository<FeedEntry>,
    @InjectRepository(Photo) private readonly photos: Repository<Photo>,
  ) {}

  /** What the followed accounts did, newest first, with the photos it was about. */
  async list(accountId: number, query: FeedQueryDto): Promise<{ entries: FeedEntry[]; photos: Map<number, Photo> }> {
    const entries = await this.findEntries(accountId, query);
    const photoIds = entries.flatMap((entry) => (entry.photoId === null ? [] : [entry.photoId]));
    const photos = await this.photos.findBy({ id: In(photoIds), visibility: 'public' });
    return { entries, photos: new Map(photos.map((photo) => [photo.id, photo])) };
  }

  private findEntries(accountId: number, { before, limit }: FeedQueryDto): Promise<FeedEntry[]> {
    const query = this.entries
      .createQueryBuilder('entry')
      .innerJoin(Follow, 'follow', 'follow.followeeId = entry.accountId AND follow.followerId = :accountId', {
        accountId,
      })
      .innerJoinAndSelect('entry.account', 'account')
      .orderBy('entry.id', 'DESC')
      .take(limit);
    if (before !== undefined) query.where('entry.id < :before', { before });
    return query.getMany();
  }
}
