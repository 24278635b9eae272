import { Body, Controller, Param, Post, UseGuards } from '@nestjs/common';
import { ParseIdPipe } from '../http/parse-id.pipe';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { SessionGuard } from '../sessions/guards/session.guard';
import { ReportPhotoDto } from './dto/report-photo.dto';
import { ModerationService } from './moderation.service';
import type { PhotoReportView } from './photo-report.presenter';
import { PhotoReportPresenter } from './photo-report.presenter';

@Controller('photos/:photoId/reports')
@UseGuards(SessionGuard)
export class PhotoReportsController {
  constructor(
    private readonly moderation: ModerationService,
    private readonly presenter: PhotoReportPresenter,
  ) {}

  @Post()
  async report(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('photoId', ParseIdPipe) photoId: number,
    @Body() dto: ReportPhotoDto,
  ): Promise<PhotoReportView> {
    return this.presenter.present(await this.moderation.report(photoId, account.id, dto));
  }
}
