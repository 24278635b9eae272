import { Injectable, NotFoundException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { FileStorage } from '../storage/file-storage.service';
import { PhotoVersion } from './entities/photo-version.entity';
import type { Photo } from './entities/photo.entity';

@Injectable()
export class PhotoVersionsService {
  constructor(
    @InjectRepository(PhotoVersion) private readonly versions: Repository<PhotoVersion>,
    private readonly storage: FileStorage,
  ) {}

  list(photoId: number): Promise<PhotoVersion[]> {
    return this.versions.find({ where: { photoId }, order: { version: 'ASC' } });
  }

  async get(photo: Photo, version = photo.currentVersion): Promise<PhotoVersion> {
    const found = await this.versions.findOneBy({ photoId: photo.id, version });
    if (!found) throw new NotFoundException(`Photo ${photo.id} has no version ${version}.`);
    return found;
  }

  async readContent(photo: Photo, version?: number): Promise<Buffer> {
    const { storageKey } = await this.get(photo, version);
    return this.storage.read(storageKey);
  }
}
