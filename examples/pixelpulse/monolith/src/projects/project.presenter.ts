import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '../accounts/accounts.repository';
import type { PhotoView } from '../photos/photo.presenter';
import { PhotoPresenter } from '../photos/photo.presenter';
import type { ProjectMember } from './entities/project-member.entity';
import type { ProjectPhoto } from './entities/project-photo.entity';
import type { Project } from './entities/project.entity';
import { ProjectActivityRepository } from './project-activity.repository';
import { ProjectPhotosRepository } from './project-photos.repository';

export interface ProjectSummary {
  id: number;
  title: string;
  status: string;
  owner: { id: number; handle: string };
  coverPhotoId: number | null;
  photoCount: number;
  commentCount: number;
  lastCommentAt: Date | null;
  updatedAt: Date;
}

export interface ProjectDetail extends ProjectSummary {
  description: string;
  teamId: number | null;
  photos: PhotoView[];
  members: { accountId: number; handle: string }[];
}

@Injectable()
export class ProjectPresenter {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly projectPhotos: ProjectPhotosRepository,
    private readonly activity: ProjectActivityRepository,
    private readonly photoPresenter: PhotoPresenter,
  ) {}

  async summarize(project: Project): Promise<ProjectSummary> {
    const owner = await this.accounts.findById(project.ownerId);
    const activity = await this.activity.summarize(project.id);
    return {
      id: project.id,
      title: project.title,
      status: project.status,
      owner: { id: project.ownerId, handle: owner?.handle ?? 'unknown' },
      coverPhotoId: project.coverPhotoId ?? (await this.defaultCover(project.id)),
      photoCount: await this.projectPhotos.countPhotos(project.id),
      commentCount: activity.comments,
      lastCommentAt: activity.lastCommentAt,
      updatedAt: project.updatedAt,
    };
  }

  async detail(project: Project, photos: ProjectPhoto[], members: ProjectMember[]): Promise<ProjectDetail> {
    return {
      ...(await this.summarize(project)),
      description: project.description,
      teamId: project.teamId,
      photos: photos.map(({ photo }) => this.photoPresenter.present(photo)),
      members: members.map(({ accountId, account }) => ({ accountId, handle: account.handle })),
    };
  }

  private async defaultCover(projectId: number): Promise<number | null> {
    const first = await this.projectPhotos.findFirst(projectId);
    return first?.photoId ?? null;
  }
}
