import { Injectable, NotFoundException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Photo } from '../photos/entities/photo.entity';
import { PhotosService } from '../photos/photos.service';
import { PhotoTag } from './entities/photo-tag.entity';
import type { TagUse } from './tags.repository';
import { TagsRepository } from './tags.repository';

@Injectable()
export class TagsService {
  constructor(
    private readonly tags: TagsRepository,
    @InjectRepository(Photo) private readonly photoRows: Repository<Photo>,
    private readonly photos: PhotosService,
  ) {}

  listUses(): Promise<TagUse[]> {
    return this.tags.countUses();
  }

  async namesOf(photoId: number, accountId: number): Promise<string[]> {
    await this.photos.getReadable(photoId, accountId);
    return this.tags.findNamesOf(photoId);
  }

  async replace(photoId: number, accountId: number, names: string[]): Promise<string[]> {
    await this.photos.getOwn(photoId, accountId);
    await this.tags.detachAll(photoId);
    for (const name of new Set(names)) {
      const tag = await this.tags.findOrCreate(name);
      await this.tags.attach(photoId, tag.id);
    }
    return this.tags.findNamesOf(photoId);
  }

  async listPublicPhotos(name: string): Promise<Photo[]> {
    const tag = await this.tags.findByName(name);
    if (!tag) throw new NotFoundException(`Nothing is tagged ${name}.`);
    return this.photoRows
      .createQueryBuilder('photo')
      .innerJoin(PhotoTag, 'photoTag', 'photoTag.photoId = photo.id AND photoTag.tagId = :tagId', { tagId: tag.id })
      .innerJoinAndSelect('photo.account', 'account')
      .where("photo.visibility = 'public'")
      .orderBy('photo.id', 'DESC')
      .getMany();
  }
}
