import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Account } from '../accounts/entities/account.entity';
import { AuditModule } from '../audit/audit.module';
import { QuotasModule } from '../quotas/quotas.module';
import { SessionTokensModule } from '../sessions/session-tokens.module';
import { StorageModule } from '../storage/storage.module';
import { PhotoVersion } from './entities/photo-version.entity';
import { Photo } from './entities/photo.entity';
import { PhotoVersionsService } from './photo-versions.service';
import { PhotoPresenter } from './photo.presenter';
import { PhotosController } from './photos.controller';
import { PhotosRepository } from './photos.repository';
import { PhotosService } from './photos.service';

@Module({
  imports: [
    TypeOrmModule.forFeature([Photo, PhotoVersion, Account]),
    SessionTokensModule,
    StorageModule,
    QuotasModule,
    AuditModule,
  ],
  controllers: [PhotosController],
  providers: [PhotosService, PhotosRepository, PhotoVersionsService, PhotoPresenter],
  exports: [PhotosService, PhotosRepository, PhotoVersionsService, PhotoPresenter],
})
export class PhotosModule {}
