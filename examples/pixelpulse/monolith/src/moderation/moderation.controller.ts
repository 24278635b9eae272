import { Body, Controller, Get, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ParseIdPipe } from '../http/parse-id.pipe';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { Roles } from '../sessions/decorators/roles.decorator';
import { RolesGuard } from '../sessions/guards/roles.guard';
import { SessionGuard } from '../sessions/guards/session.guard';
import { ListReportsQueryDto } from './dto/list-reports-query.dto';
import { ResolveReportDto } from './dto/resolve-report.dto';
import { ModerationService } from './moderation.service';
import type { PhotoReportView } from './photo-report.presenter';
import { PhotoReportPresenter } from './photo-report.presenter';

@Controller('moderation/reports')
@UseGuards(SessionGuard, RolesGuard)
@Roles('moderator')
export class ModerationController {
  constructor(
    private readonly moderation: ModerationService,
    private readonly presenter: PhotoReportPresenter,
  ) {}

  @Get()
  async list(@Query() query: ListReportsQueryDto): Promise<PhotoReportView[]> {
    const reports = await this.moderation.list(query.status);
    return reports.map((report) => this.presenter.present(report));
  }

  @Post(':id/resolution')
  @HttpCode(200)
  async resolve(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('id', ParseIdPipe) id: number,
    @Body() dto: ResolveReportDto,
  ): Promise<PhotoReportView> {
    return this.presenter.present(await this.moderation.resolve(id, account.id, dto.decision));
  }
}
