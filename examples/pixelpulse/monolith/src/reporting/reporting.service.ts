import { BadRequestException, Injectable } from '@nestjs/common';
import type { RevenueQueryDto } from './dto/revenue-query.dto';
import type { PlanRevenue } from './revenue-report.repository';
import { RevenueReportRepository } from './revenue-report.repository';
import type { UsageReport } from './usage-report.repository';
import { UsageReportRepository } from './usage-report.repository';

@Injectable()
export class ReportingService {
  constructor(
    private readonly usage: UsageReportRepository,
    private readonly revenue: RevenueReportRepository,
  ) {}

  usageOf(accountId: number): Promise<UsageReport> {
    return this.usage.build(accountId);
  }

  async revenueBetween({ from, to }: RevenueQueryDto): Promise<{ plans: PlanRevenue[]; totalCents: number }> {
    if (new Date(from) >= new Date(to)) throw new BadRequestException('"from" must be before "to".');
    const plans = await this.revenue.build(from, to);
    return { plans, totalCents: plans.reduce((total, plan) => total + plan.cents, 0) };
  }
}
