import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { PhotoVersion } from '../photos/entities/photo-version.entity';
import { Photo } from '../photos/entities/photo.entity';
import { PhotoVersionsService } from '../photos/photo-versions.service';
import { PhotosService } from '../photos/photos.service';
import { QuotasService } from '../quotas/quotas.service';
import { FileStorage } from '../storage/file-storage.service';
import type { ApplyFiltersDto } from './dto/apply-filters.dto';
import type { PreviewFiltersDto } from './dto/preview-filters.dto';
import { FilterApplication } from './entities/filter-application.entity';
import { FilterPresetsService } from './filter-presets.service';
import type { FilterStep } from './filter-step';
import { describeSteps } from './filter-step';
import type { ProcessedImage } from './image-pipeline';
import { ImagePipeline } from './image-pipeline';

interface FilterOrder {
  photo: Photo;
  steps: FilterStep[];
  presetId: number | null;
}

@Injectable()
export class ImageProcessingService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly photos: PhotosService,
    private readonly versions: PhotoVersionsService,
    private readonly storage: FileStorage,
    private readonly quotas: QuotasService,
    private readonly presets: FilterPresetsService,
    private readonly pipeline: ImagePipeline,
    private readonly audit: AuditService,
  ) {}

  /** Runs the filters over the current version and keeps the result as the next one. */
  async apply(photoId: number, accountId: number, dto: ApplyFiltersDto): Promise<FilterApplication> {
    const photo = await this.photos.getOwn(photoId, accountId);
    const order = { photo, ...(await this.stepsOf(dto, accountId)) };
    await this.quotas.assertFilters(accountId, order.steps.length);
    const startedAt = performance.now();
    const image = await this.pipeline.run(await this.versions.readContent(photo), order.steps);
    await this.quotas.assertStorage(accountId, image.content.length);
    const storageKey = await this.storage.store(image.content, 'png');
    const application = await this.keep(order, image, storageKey, Math.round(performance.now() - startedAt));
    await this.quotas.addFilters(accountId, order.steps.length);
    await this.quotas.addStorage(accountId, image.content.length);
    await this.audit.record({ accountId, action: 'photo.filtered', subject: photoId, details: { steps: order.steps } });
    return application;
  }

  /** Runs the filters and keeps nothing. */
  async preview(accountId: number, dto: PreviewFiltersDto): Promise<Buffer> {
    const photo = await this.photos.getReadable(dto.photoId, accountId);
    const image = await this.pipeline.run(await this.versions.readContent(photo), dto.steps);
    return image.content;
  }

  async thumbnail(photoId: number, accountId: number, width: number): Promise<Buffer> {
    const photo = await this.photos.getReadable(photoId, accountId);
    return this.pipeline.shrink(await this.versions.readContent(photo), width);
  }

  private async stepsOf(dto: ApplyFiltersDto, accountId: number): Promise<Omit<FilterOrder, 'photo'>> {
    if (dto.presetId === undefined) return { steps: dto.steps ?? [], presetId: null };
    const preset = await this.presets.getUsable(dto.presetId, accountId);
    return { steps: preset.steps, presetId: preset.id };
  }

  private keep(
    { photo, steps, presetId }: FilterOrder,
    image: ProcessedImage,
    storageKey: string,
    durationMs: number,
  ): Promise<FilterApplication> {
    const { width, height, content } = image;
    return this.dataSource.transaction(async (manager) => {
      const version = ((await manager.maximum(PhotoVersion, 'version', { photoId: photo.id })) ?? 0) + 1;
      const size = { width, height, bytes: content.length };
      await manager.insert(PhotoVersion, {
        photoId: photo.id,
        version,
        storageKey,
        note: describeSteps(steps),
        ...size,
      });
      await manager.update(Photo, { id: photo.id }, { currentVersion: version, ...size });
      const accountId = photo.accountId;
      const result = {
        photoId: photo.id,
        accountId,
        presetId,
        steps,
        status: 'done' as const,
        resultVersion: version,
        durationMs,
      };
      return manager.save(manager.create(FilterApplication, result));
    });
  }
}
