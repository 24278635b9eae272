import { Injectable } from '@nestjs/common';
import type { Quota } from './entities/quota.entity';

export interface QuotaView {
  storage: { usedBytes: number; limitBytes: number };
  filters: { used: number; limit: number };
  periodStartsAt: Date;
}

@Injectable()
export class QuotaPresenter {
  present(quota: Quota): QuotaView {
    return {
      storage: { usedBytes: quota.storageBytesUsed, limitBytes: quota.storageBytesLimit },
      filters: { used: quota.filtersUsed, limit: quota.filtersLimit },
      periodStartsAt: quota.periodStartsAt,
    };
  }
}
