import { Module } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { MulterModule } from '@nestjs/platform-express';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module';
import type { Environment } from '../config/environment';
import { FeedEntry } from '../feed/entities/feed-entry.entity';
import { PhotoVersion } from '../photos/entities/photo-version.entity';
import { PhotosModule } from '../photos/photos.module';
import { QuotasModule } from '../quotas/quotas.module';
import { SessionTokensModule } from '../sessions/session-tokens.module';
import { StorageModule } from '../storage/storage.module';
import { Upload } from './entities/upload.entity';
import { UploadCleanupJob } from './upload-cleanup.job';
import { UploadPresenter } from './upload.presenter';
import { UploadsController } from './uploads.controller';
import { UploadsService } from './uploads.service';

@Module({
  imports: [
    TypeOrmModule.forFeature([Upload, FeedEntry, PhotoVersion]),
    MulterModule.registerAsync({
      inject: [ConfigService],
      useFactory: (config: ConfigService<Environment, true>) => ({
        limits: { fileSize: config.get('MAX_UPLOAD_BYTES', { infer: true }), files: 1 },
      }),
    }),
    SessionTokensModule,
    StorageModule,
    PhotosModule,
    QuotasModule,
    AuditModule,
  ],
  controllers: [UploadsController],
  providers: [UploadsService, UploadPresenter, UploadCleanupJob],
})
export class UploadsModule {}
