import { Injectable } from '@nestjs/common';
import type { ProjectPhoto } from '../projects/entities/project-photo.entity';
import type { Project } from '../projects/entities/project.entity';
import type { ShareLink } from './entities/share-link.entity';

export interface ShareLinkView {
  id: number;
  token: string;
  expiresAt: Date | null;
  revoked: boolean;
  viewCount: number;
}

export interface SharedProjectView {
  title: string;
  description: string;
  photos: { id: number; title: string; width: number; height: number }[];
}

@Injectable()
export class ShareLinkPresenter {
  present({ id, token, expiresAt, revokedAt, viewCount }: ShareLink): ShareLinkView {
    return { id, token, expiresAt, revoked: revokedAt !== null, viewCount: viewCount ?? 0 };
  }

  presentShared(project: Project, photos: ProjectPhoto[]): SharedProjectView {
    return {
      title: project.title,
      description: project.description,
      photos: photos.map(({ photo: { id, title, width, height } }) => ({ id, title, width, height })),
    };
  }
}
