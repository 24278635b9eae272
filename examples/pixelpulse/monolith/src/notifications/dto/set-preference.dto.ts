import { IsBoolean, IsIn } from 'class-validator';
import type { NotificationKind } from '../entities/notification.entity';
import { NOTIFICATION_KINDS } from '../notification-kinds';

export class SetPreferenceDto {
  @IsIn(NOTIFICATION_KINDS)
  kind: NotificationKind;

  @IsBoolean()
  inApp: boolean;
}
