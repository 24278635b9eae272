import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { NotificationsService } from '../notifications/notifications.service';
import { Photo } from '../photos/entities/photo.entity';
import { PhotosService } from '../photos/photos.service';
import type { ReportPhotoDto } from './dto/report-photo.dto';
import type { ReportStatus } from './entities/photo-report.entity';
import { PhotoReport } from './entities/photo-report.entity';

@Injectable()
export class ModerationService {
  constructor(
    @InjectRepository(PhotoReport) private readonly reports: Repository<PhotoReport>,
    @InjectRepository(Photo) private readonly photoRows: Repository<Photo>,
    private readonly photos: PhotosService,
    private readonly notifications: NotificationsService,
    private readonly audit: AuditService,
  ) {}

  async report(photoId: number, reporterId: number, dto: ReportPhotoDto): Promise<PhotoReport> {
    await this.photos.getReadable(photoId, reporterId);
    if (await this.reports.existsBy({ photoId, reporterId, status: 'open' })) {
      throw new ConflictException('You have reported this photo already.');
    }
    const report = { photoId, reporterId, reason: dto.reason, details: dto.details ?? '' };
    return this.reports.save(this.reports.create(report));
  }

  list(status: ReportStatus): Promise<PhotoReport[]> {
    return this.reports.find({ where: { status }, relations: { photo: true }, order: { id: 'ASC' } });
  }

  async resolve(reportId: number, moderatorId: number, decision: 'dismiss' | 'hide'): Promise<PhotoReport> {
    const report = await this.reports.findOne({ where: { id: reportId }, relations: { photo: true } });
    if (!report) throw new NotFoundException(`There is no report ${reportId}.`);
    if (report.status !== 'open') throw new ConflictException('The report is resolved already.');
    if (decision === 'hide') await this.hide(report.photo);
    const status = decision === 'hide' ? ('hidden' as const) : ('dismissed' as const);
    const resolution = { status, resolvedBy: moderatorId, resolvedAt: new Date() };
    await this.reports.update({ id: reportId }, resolution);
    await this.audit.record({
      accountId: moderatorId,
      action: 'report.resolved',
      subject: reportId,
      details: { decision },
    });
    return { ...report, ...resolution };
  }

  private async hide(photo: Photo): Promise<void> {
    await this.photoRows.save(Object.assign(photo, { visibility: 'private' as const }));
    await this.notifications.notify({
      accountId: photo.accountId,
      kind: 'moderation',
      subject: `${photo.title} was hidden by a moderator`,
    });
  }
}
