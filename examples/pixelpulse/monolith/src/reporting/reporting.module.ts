import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SessionTokensModule } from '../sessions/session-tokens.module';
import { DailyReportsService } from './daily-reports.service';
import { DailyReport } from './entities/daily-report.entity';
import { NightlyReportJob } from './nightly-report.job';
import { ReportingController } from './reporting.controller';
import { ReportingService } from './reporting.service';
import { RevenueReportRepository } from './revenue-report.repository';
import { UsageReportRepository } from './usage-report.repository';

@Module({
  imports: [TypeOrmModule.forFeature([DailyReport]), SessionTokensModule],
  controllers: [ReportingController],
  providers: [ReportingService, DailyReportsService, NightlyReportJob, UsageReportRepository, RevenueReportRepository],
})
export class ReportingModule {}
