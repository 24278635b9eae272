import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module';
import { NotificationsModule } from '../notifications/notifications.module';
import { Photo } from '../photos/entities/photo.entity';
import { PhotosModule } from '../photos/photos.module';
import { SessionTokensModule } from '../sessions/session-tokens.module';
import { PhotoReport } from './entities/photo-report.entity';
import { ModerationController } from './moderation.controller';
import { ModerationService } from './moderation.service';
import { PhotoReportPresenter } from './photo-report.presenter';
import { PhotoReportsController } from './photo-reports.controller';

@Module({
  imports: [
    TypeOrmModule.forFeature([PhotoReport, Photo]),
    SessionTokensModule,
    PhotosModule,
    NotificationsModule,
    AuditModule,
  ],
  controllers: [PhotoReportsController, ModerationController],
  providers: [ModerationService, PhotoReportPresenter],
})
export class ModerationModule {}
