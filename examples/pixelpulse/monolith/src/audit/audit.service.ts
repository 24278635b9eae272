import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Like, Repository } from 'typeorm';
import type { Page } from '../http/page';
import { toPage } from '../http/page';
import type { AuditQueryDto } from './dto/audit-query.dto';
import { AuditEntry } from './entities/audit-entry.entity';

export interface AuditRecord {
  accountId: number | null;
  action: string;
  subject: string | number;
  details?: Record<string, unknown>;
}

@Injectable()
export class AuditService {
  constructor(@InjectRepository(AuditEntry) private readonly entries: Repository<AuditEntry>) {}

  async record(entry: AuditRecord): Promise<void> {
    const row = this.entries.create({
      accountId: entry.accountId,
      action: entry.action,
      subject: String(entry.subject),
      details: entry.details ?? null,
    });
    await this.entries.save(row);
  }

  async listFor(accountId: number, query: AuditQueryDto): Promise<Page<AuditEntry>> {
    const [items, total] = await this.entries.findAndCount({
      where: { accountId, ...(query.action ? { action: Like(`${query.action}%`) } : {}) },
      order: { id: 'DESC' },
      skip: (query.page - 1) * query.perPage,
      take: query.perPage,
    });
    return toPage(items, total, query);
  }
}
