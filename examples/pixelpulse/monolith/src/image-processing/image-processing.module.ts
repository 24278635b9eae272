import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module';
import { PhotosModule } from '../photos/photos.module';
import { QuotasModule } from '../quotas/quotas.module';
import { SessionTokensModule } from '../sessions/session-tokens.module';
import { StorageModule } from '../storage/storage.module';
import { FilterApplication } from './entities/filter-application.entity';
import { FilterPreset } from './entities/filter-preset.entity';
import { FilterApplicationPresenter } from './filter-application.presenter';
import { FilterApplicationsService } from './filter-applications.service';
import { FilterPresetsController } from './filter-presets.controller';
import { FilterPresetsService } from './filter-presets.service';
import { FiltersController } from './filters.controller';
import { ImagePipeline } from './image-pipeline';
import { ImageProcessingService } from './image-processing.service';
import { PhotoFiltersController } from './photo-filters.controller';

@Module({
  imports: [
    TypeOrmModule.forFeature([FilterApplication, FilterPreset]),
    SessionTokensModule,
    PhotosModule,
    StorageModule,
    QuotasModule,
    AuditModule,
  ],
  controllers: [PhotoFiltersController, FiltersController, FilterPresetsController],
  providers: [
    ImageProcessingService,
    ImagePipeline,
    FilterPresetsService,
    FilterApplicationsService,
    FilterApplicationPresenter,
  ],
})
export class ImageProcessingModule {}
