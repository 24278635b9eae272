import { ForbiddenException, Injectable, NotFoundException } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { QuotasService } from '../quotas/quotas.service';
import type { UpdatePhotoDto } from './dto/update-photo.dto';
import { PhotoVersion } from './entities/photo-version.entity';
import { Photo } from './entities/photo.entity';
import type { NewPhoto } from './new-photo';
import { PhotosRepository } from './photos.repository';

@Injectable()
export class PhotosService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly photos: PhotosRepository,
    private readonly quotas: QuotasService,
    private readonly audit: AuditService,
  ) {}

  listOwn(accountId: number): Promise<Photo[]> {
    return this.photos.findByOwner(accountId);
  }

  /** A photo its owner, everybody (when public) or the members of a project around it may see. */
  async getReadable(photoId: number, accountId: number): Promise<Photo> {
    const photo = await this.getExisting(photoId);
    if (photo.accountId === accountId || photo.visibility === 'public') return photo;
    if (await this.photos.isInProjectOf(photoId, accountId)) return photo;
    throw new NotFoundException(`There is no photo ${photoId}.`);
  }

  async getOwn(photoId: number, accountId: number): Promise<Photo> {
    const photo = await this.getReadable(photoId, accountId);
    if (photo.accountId !== accountId) throw new ForbiddenException('Only the owner may change a photo.');
    return photo;
  }

  async view(photoId: number, accountId: number): Promise<Photo> {
    const photo = await this.getReadable(photoId, accountId);
    await this.photos.countView(photoId);
    return { ...photo, viewCount: photo.viewCount + 1 };
  }

  async create({ storageKey, ...content }: NewPhoto): Promise<Photo> {
    const { width, height, bytes } = content;
    const photo = await this.dataSource.transaction(async (manager) => {
      const saved = await manager.save(manager.create(Photo, content));
      await manager.insert(PhotoVersion, { photoId: saved.id, version: 1, storageKey, width, height, bytes });
      return saved;
    });
    await this.quotas.addStorage(photo.accountId, bytes);
    return this.getExisting(photo.id);
  }

  async update(photoId: number, accountId: number, dto: UpdatePhotoDto): Promise<Photo> {
    const photo = await this.getOwn(photoId, accountId);
    await this.photos.save(Object.assign(photo, dto));
    await this.audit.record({ accountId, action: 'photo.updated', subject: photoId });
    return photo;
  }

  async remove(photoId: number, accountId: number): Promise<void> {
    const photo = await this.getOwn(photoId, accountId);
    await this.dataSource.transaction(async (manager) => {
      await manager.query('DELETE FROM project_photos WHERE photo_id = $1', [photoId]);
      await manager.query('UPDATE projects SET cover_photo_id = NULL WHERE cover_photo_id = $1', [photoId]);
      await manager.softDelete(Photo, { id: photoId });
    });
    await this.quotas.addStorage(accountId, -photo.bytes);
    await this.audit.record({ accountId, action: 'photo.deleted', subject: photoId });
  }

  private async getExisting(photoId: number): Promise<Photo> {
    const photo = await this.photos.findById(photoId);
    if (!photo) throw new NotFoundException(`There is no photo ${photoId}.`);
    return photo;
  }
}
