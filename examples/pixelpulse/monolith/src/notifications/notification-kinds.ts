import type { NotificationKind } from './entities/notification.entity';

export const NOTIFICATION_KINDS: readonly NotificationKind[] = ['comment', 'project', 'team', 'billing', 'moderation'];
