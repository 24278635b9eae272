import { randomBytes } from 'node:crypto';
import { GoneException, Injectable, NotFoundException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { PhotoVersionsService } from '../photos/photo-versions.service';
import { ProjectPhotosRepository } from '../projects/project-photos.repository';
import { ProjectsService } from '../projects/projects.service';
import type { CreateShareLinkDto } from './dto/create-share-link.dto';
import { ShareLink } from './entities/share-link.entity';
import type { SharedProjectView } from './share-link.presenter';
import { ShareLinkPresenter } from './share-link.presenter';

const DAY_MS = 86_400_000;

@Injectable()
export class SharingService {
  constructor(
    @InjectRepository(ShareLink) private readonly links: Repository<ShareLink>,
    private readonly projects: ProjectsService,
    private readonly projectPhotos: ProjectPhotosRepository,
    private readonly versions: PhotoVersionsService,
    private readonly presenter: ShareLinkPresenter,
  ) {}

  async create(projectId: number, accountId: number, dto: CreateShareLinkDto): Promise<ShareLink> {
    await this.projects.getOwned(projectId, accountId);
    const expiresAt = dto.expiresInDays ? new Date(Date.now() + dto.expiresInDays * DAY_MS) : null;
    const token = randomBytes(18).toString('base64url');
    return this.links.save(this.links.create({ projectId, createdBy: accountId, token, expiresAt, revokedAt: null }));
  }

  async list(projectId: number, accountId: number): Promise<ShareLink[]> {
    await this.projects.getOwned(projectId, accountId);
    return this.links.find({ where: { projectId }, order: { id: 'ASC' } });
  }

  async revoke(linkId: number, accountId: number): Promise<void> {
    const result = await this.links.update({ id: linkId, createdBy: accountId }, { revokedAt: new Date() });
    if (!result.affected) throw new NotFoundException('You have no such share link.');
  }

  async open(token: string): Promise<SharedProjectView> {
    const link = await this.getUsable(token);
    await this.links.increment({ id: link.id }, 'viewCount', 1);
    const photos = await this.projectPhotos.findAll(link.projectId);
    return this.presenter.presentShared(link.project, photos);
  }

  async readPhoto(token: string, photoId: number): Promise<Buffer> {
    const link = await this.getUsable(token);
    const photos = await this.projectPhotos.findAll(link.projectId);
    const shared = photos.find((entry) => entry.photoId === photoId);
    if (!shared) throw new NotFoundException('The shared project holds no such photo.');
    return this.versions.readContent(shared.photo);
  }

  private async getUsable(token: string): Promise<ShareLink> {
    const link = await this.links.findOne({ where: { token }, relations: { project: true } });
    if (!link) throw new NotFoundException('There is no such share link.');
    if (link.revokedAt || (link.expiresAt && link.expiresAt <= new Date())) {
      throw new GoneException('This share link does not work any more.');
    }
    return link;
  }
}
