import { Injectable, NotFoundException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { FeedEntry } from '../feed/entities/feed-entry.entity';
import type { Photo } from '../photos/entities/photo.entity';
import { PhotosService } from '../photos/photos.service';
import { QuotasService } from '../quotas/quotas.service';
import { FileStorage } from '../storage/file-storage.service';
import type { CreateUploadDto } from './dto/create-upload.dto';
import { Upload } from './entities/upload.entity';
import { inspectPng } from './inspect-png';

export interface ReceivedFile {
  originalname: string;
  mimetype: string;
  buffer: Buffer;
}

@Injectable()
export class UploadsService {
  constructor(
    @InjectRepository(Upload) private readonly uploads: Repository<Upload>,
    @InjectRepository(FeedEntry) private readonly feed: Repository<FeedEntry>,
    private readonly storage: FileStorage,
    private readonly photos: PhotosService,
    private readonly quotas: QuotasService,
    private readonly audit: AuditService,
  ) {}

  async receive(accountId: number, file: ReceivedFile, dto: CreateUploadDto): Promise<Photo> {
    const size = inspectPng(file.buffer);
    await this.quotas.assertStorage(accountId, file.buffer.length);
    const upload = await this.keep(accountId, file, size);
    const photo = await this.photos.create({
      accountId,
      uploadId: upload.id,
      title: dto.title ?? file.originalname.replace(/\.png$/i, '').slice(0, 120),
      description: dto.description ?? '',
      visibility: dto.visibility ?? 'private',
      storageKey: upload.storageKey,
      bytes: upload.bytes,
      ...size,
    });
    if (photo.visibility === 'public') await this.feed.insert({ accountId, kind: 'photo', photoId: photo.id });
    await this.audit.record({
      accountId,
      action: 'photo.uploaded',
      subject: photo.id,
      details: { bytes: upload.bytes },
    });
    return photo;
  }

  list(accountId: number): Promise<Upload[]> {
    return this.uploads.find({ where: { accountId }, order: { id: 'DESC' } });
  }

  async readContent(uploadId: number, accountId: number): Promise<{ upload: Upload; content: Buffer }> {
    const upload = await this.uploads.findOneBy({ id: uploadId, accountId });
    if (!upload) throw new NotFoundException(`You have no upload ${uploadId}.`);
    return { upload, content: await this.storage.read(upload.storageKey) };
  }

  private async keep(accountId: number, file: ReceivedFile, size: { width: number; height: number }): Promise<Upload> {
    const storageKey = await this.storage.store(file.buffer, 'png');
    return this.uploads.save(
      this.uploads.create({
        accountId,
        storageKey,
        originalName: file.originalname.slice(0, 200),
        mimeType: 'image/png',
        bytes: file.buffer.length,
        ...size,
      }),
    );
  }
}
