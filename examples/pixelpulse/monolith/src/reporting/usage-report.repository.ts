import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

export interface UsageReport {
  photos: number;
  bytes: number;
  filtersApplied: number;
  commentsReceived: number;
  projects: number;
}

@Injectable()
export class UsageReportRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async build(accountId: number): Promise<UsageReport> {
    const [row]: UsageReport[] = await this.dataSource.query(
      `SELECT (SELECT count(*)::int FROM photos WHERE account_id = $1 AND deleted_at IS NULL) AS photos,
              (SELECT coalesce(sum(bytes), 0)::float8 FROM photos WHERE account_id = $1 AND deleted_at IS NULL) AS bytes,
              (SELECT count(*)::int FROM filter_applications WHERE account_id = $1) AS "filtersApplied",
              (SELECT count(*)::int FROM comments c JOIN photos p ON p.id = c.photo_id
                WHERE p.account_id = $1 AND c.account_id <> $1 AND c.deleted_at IS NULL) AS "commentsReceived",
              (SELECT count(*)::int FROM projects WHERE owner_id = $1) AS projects`,
      [accountId],
    );
    return row!;
  }
}
