import { Injectable } from '@nestjs/common';
import type { Photo } from '../photos/entities/photo.entity';
import type { FeedEntry } from './entities/feed-entry.entity';

export interface FeedEntryView {
  id: number;
  kind: string;
  actor: { id: number; handle: string };
  photo: { id: number; title: string } | null;
  createdAt: Date;
}

@Injectable()
export class FeedPresenter {
  present(entry: FeedEntry, photos: Map<number, Photo>): FeedEntryView {
    const photo = entry.photoId === null ? undefined : photos.get(entry.photoId);
    return {
      id: entry.id,
      kind: entry.kind,
      actor: { id: entry.accountId, handle: entry.account.handle },
      photo: photo ? { id: photo.id, title: photo.title } : null,
      createdAt: entry.createdAt,
    };
  }
}
