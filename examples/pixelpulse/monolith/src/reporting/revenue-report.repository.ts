import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

export interface PlanRevenue {
  planCode: string;
  payments: number;
  cents: number;
}

@Injectable()
export class RevenueReportRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  build(from: string, to: string): Promise<PlanRevenue[]> {
    return this.dataSource.query(
      `SELECT s.plan_code AS "planCode", count(*)::int AS payments, sum(p.amount_cents)::int AS cents
         FROM payments p
         JOIN invoices i ON i.id = p.invoice_id
         JOIN subscriptions s ON s.id = i.subscription_id
        WHERE p.created_at >= $1 AND p.created_at < $2
        GROUP BY s.plan_code
        ORDER BY s.plan_code`,
      [from, to],
    );
  }
}
