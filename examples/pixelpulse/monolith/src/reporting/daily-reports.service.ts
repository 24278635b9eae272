import { Injectable } from '@nestjs/common';
import { InjectDataSource, InjectRepository } from '@nestjs/typeorm';
import { DataSource, Repository } from 'typeorm';
import { DailyReport } from './entities/daily-report.entity';

const DAY_MS = 86_400_000;

@Injectable()
export class DailyReportsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @InjectRepository(DailyReport) private readonly reports: Repository<DailyReport>,
  ) {}

  list(): Promise<DailyReport[]> {
    return this.reports.find({ order: { day: 'DESC' } });
  }

  /** Counts a day and keeps the result; counting it again replaces it. */
  async build(day: string): Promise<DailyReport> {
    const from = new Date(`${day}T00:00:00Z`);
    const to = new Date(from.getTime() + DAY_MS);
    const counted = {
      day,
      newAccounts: await this.count('accounts', from, to),
      photosUploaded: await this.count('photos', from, to),
      filtersApplied: await this.count('filter_applications', from, to),
      commentsWritten: await this.count('comments', from, to),
      revenueCents: await this.sumPayments(from, to),
    };
    await this.reports.upsert(counted, ['day']);
    return this.reports.findOneByOrFail({ day });
  }

  private async count(table: string, from: Date, to: Date): Promise<number> {
    const [row]: { rows: number }[] = await this.dataSource.query(
      `SELECT count(*)::int AS rows FROM ${table} WHERE created_at >= $1 AND created_at < $2`,
      [from, to],
    );
    return row?.rows ?? 0;
  }

  private async sumPayments(from: Date, to: Date): Promise<number> {
    const [row]: { cents: number }[] = await this.dataSource.query(
      'SELECT coalesce(sum(amount_cents), 0)::int AS cents FROM payments WHERE created_at >= $1 AND created_at < $2',
      [from, to],
    );
    return row?.cents ?? 0;
  }
}
