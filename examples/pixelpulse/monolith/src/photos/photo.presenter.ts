import { Injectable } from '@nestjs/common';
import type { PhotoVersion } from './entities/photo-version.entity';
import type { Photo } from './entities/photo.entity';

export interface PhotoView {
  id: number;
  title: string;
  description: string;
  visibility: string;
  owner: { id: number; handle: string };
  width: number;
  height: number;
  bytes: number;
  currentVersion: number;
  viewCount: number;
  commentCount: number;
  createdAt: Date;
}

export interface PhotoVersionView {
  version: number;
  width: number;
  height: number;
  bytes: number;
  note: string;
  createdAt: Date;
}

@Injectable()
export class PhotoPresenter {
  present(photo: Photo): PhotoView {
    return {
      id: photo.id,
      title: photo.title,
      description: photo.description,
      visibility: photo.visibility,
      owner: { id: photo.accountId, handle: photo.account.handle },
      width: photo.width,
      height: photo.height,
      bytes: photo.bytes,
      currentVersion: photo.currentVersion,
      viewCount: photo.viewCount,
      commentCount: photo.commentCount,
      createdAt: photo.createdAt,
    };
  }

  presentVersion({ version, width, height, bytes, note, createdAt }: PhotoVersion): PhotoVersionView {
    return { version, width, height, bytes, note, createdAt };
  }
}
