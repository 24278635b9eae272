import { ForbiddenException, Injectable, NotFoundException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager } from 'typeorm';
import { Repository } from 'typeorm';
import { Quota } from './entities/quota.entity';
import type { QuotaLimits } from './quota-limits';
import { FREE_LIMITS } from './quota-limits';

@Injectable()
export class QuotasService {
  constructor(@InjectRepository(Quota) private readonly quotas: Repository<Quota>) {}

  async open(accountId: number, manager: EntityManager): Promise<void> {
    await manager.insert(Quota, {
      accountId,
      storageBytesLimit: FREE_LIMITS.storageBytes,
      filtersLimit: FREE_LIMITS.filtersPerMonth,
      periodStartsAt: new Date(),
    });
  }

  async get(accountId: number): Promise<Quota> {
    const quota = await this.quotas.findOneBy({ accountId });
    if (!quota) throw new NotFoundException('This account has no quota.');
    return quota;
  }

  /** @throws ForbiddenException when the account's storage would overflow */
  async assertStorage(accountId: number, bytes: number): Promise<void> {
    const quota = await this.get(accountId);
    if (quota.storageBytesUsed + bytes > quota.storageBytesLimit) {
      throw new ForbiddenException('Your storage is full, upgrade your plan or delete photos.');
    }
  }

  /** @throws ForbiddenException when the month's filters are used up */
  async assertFilters(accountId: number, count: number): Promise<void> {
    const quota = await this.get(accountId);
    if (quota.filtersUsed + count > quota.filtersLimit) {
      throw new ForbiddenException('You have used all filters of this month, upgrade your plan.');
    }
  }

  async addStorage(accountId: number, bytes: number): Promise<void> {
    await this.quotas.increment({ accountId }, 'storageBytesUsed', bytes);
  }

  async addFilters(accountId: number, count: number): Promise<void> {
    await this.quotas.increment({ accountId }, 'filtersUsed', count);
  }

  async changeLimits(accountId: number, limits: QuotaLimits, manager: EntityManager): Promise<void> {
    await manager.update(
      Quota,
      { accountId },
      { storageBytesLimit: limits.storageBytes, filtersLimit: limits.filtersPerMonth },
    );
  }
}
