import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { NotificationPreference } from './entities/notification-preference.entity';
import type { NotificationKind } from './entities/notification.entity';
import { NOTIFICATION_KINDS } from './notification-kinds';

export interface PreferenceView {
  kind: NotificationKind;
  inApp: boolean;
}

@Injectable()
export class NotificationPreferencesService {
  constructor(
    @InjectRepository(NotificationPreference) private readonly preferences: Repository<NotificationPreference>,
  ) {}

  /** Every kind is on until somebody turns it off. */
  async list(accountId: number): Promise<PreferenceView[]> {
    const set = await this.preferences.findBy({ accountId });
    return NOTIFICATION_KINDS.map((kind) => ({ kind, inApp: set.find((row) => row.kind === kind)?.inApp ?? true }));
  }

  async wants(accountId: number, kind: NotificationKind): Promise<boolean> {
    const preference = await this.preferences.findOneBy({ accountId, kind });
    return preference?.inApp ?? true;
  }

  async set(accountId: number, kind: NotificationKind, inApp: boolean): Promise<void> {
    const existing = await this.preferences.findOneBy({ accountId, kind });
    if (existing) await this.preferences.update({ id: existing.id }, { inApp });
    else await this.preferences.insert({ accountId, kind, inApp });
  }
}
