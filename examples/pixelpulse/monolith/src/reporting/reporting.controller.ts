import { Body, Controller, Get, Post, Query, UseGuards } from '@nestjs/common';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { Roles } from '../sessions/decorators/roles.decorator';
import { RolesGuard } from '../sessions/guards/roles.guard';
import { SessionGuard } from '../sessions/guards/session.guard';
import { DailyReportsService } from './daily-reports.service';
import { BuildDailyReportDto } from './dto/build-daily-report.dto';
import { RevenueQueryDto } from './dto/revenue-query.dto';
import type { DailyReport } from './entities/daily-report.entity';
import { ReportingService } from './reporting.service';
import type { PlanRevenue } from './revenue-report.repository';
import type { UsageReport } from './usage-report.repository';

@Controller('reports')
@UseGuards(SessionGuard, RolesGuard)
export class ReportingController {
  constructor(
    private readonly reporting: ReportingService,
    private readonly dailyReports: DailyReportsService,
  ) {}

  @Get('usage')
  usage(@CurrentAccount() account: AuthenticatedAccount): Promise<UsageReport> {
    return this.reporting.usageOf(account.id);
  }

  @Get('revenue')
  @Roles('admin')
  revenue(@Query() query: RevenueQueryDto): Promise<{ plans: PlanRevenue[]; totalCents: number }> {
    return this.reporting.revenueBetween(query);
  }

  @Get('daily')
  @Roles('admin')
  listDaily(): Promise<DailyReport[]> {
    return this.dailyReports.list();
  }

  @Post('daily')
  @Roles('admin')
  buildDaily(@Body() dto: BuildDailyReportDto): Promise<DailyReport> {
    return this.dailyReports.build(dto.day);
  }
}
