import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { DailyReportsService } from './daily-reports.service';

const DAY_MS = 86_400_000;

@Injectable()
export class NightlyReportJob {
  private readonly logger = new Logger(NightlyReportJob.name);

  constructor(private readonly reports: DailyReportsService) {}

  @Cron(CronExpression.EVERY_DAY_AT_1AM)
  async reportYesterday(): Promise<void> {
    const yesterday = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
    await this.reports.build(yesterday);
    this.logger.log(`reported ${yesterday}`);
  }
}
