import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Quota } from './entities/quota.entity';

/** Starts everybody's month anew. */
@Injectable()
export class QuotaPeriodJob {
  private readonly logger = new Logger(QuotaPeriodJob.name);

  constructor(@InjectRepository(Quota) private readonly quotas: Repository<Quota>) {}

  @Cron(CronExpression.EVERY_1ST_DAY_OF_MONTH_AT_MIDNIGHT)
  async startMonth(): Promise<void> {
    const result = await this.quotas
      .createQueryBuilder()
      .update(Quota)
      .set({ filtersUsed: 0, periodStartsAt: new Date() })
      .execute();
    this.logger.log(`started the month of ${result.affected ?? 0} quotas`);
  }
}
