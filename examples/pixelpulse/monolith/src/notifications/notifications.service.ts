import { forwardRef, Inject, Injectable, NotFoundException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager } from 'typeorm';
import { IsNull, Repository } from 'typeorm';
import { CommentsService } from '../comments/comments.service';
import type { Page } from '../http/page';
import { toPage } from '../http/page';
import type { PageQueryDto } from '../http/page-query.dto';
import type { NotificationKind } from './entities/notification.entity';
import { Notification } from './entities/notification.entity';
import { NotificationPreferencesService } from './notification-preferences.service';

export interface NewNotification {
  accountId: number;
  kind: NotificationKind;
  subject: string;
  commentId?: number;
}

export interface NotificationView {
  id: number;
  kind: string;
  subject: string;
  excerpt: string | null;
  read: boolean;
  createdAt: Date;
}

@Injectable()
export class NotificationsService {
  constructor(
    @InjectRepository(Notification) private readonly notifications: Repository<Notification>,
    private readonly preferences: NotificationPreferencesService,
    @Inject(forwardRef(() => CommentsService)) private readonly comments: CommentsService,
  ) {}

  async notify(notification: NewNotification, manager: EntityManager = this.notifications.manager): Promise<void> {
    if (!(await this.preferences.wants(notification.accountId, notification.kind))) return;
    await manager.insert(Notification, { ...notification, commentId: notification.commentId ?? null });
  }

  async list(accountId: number, query: PageQueryDto): Promise<Page<NotificationView>> {
    const [rows, total] = await this.notifications.findAndCount({
      where: { accountId },
      order: { id: 'DESC' },
      skip: (query.page - 1) * query.perPage,
      take: query.perPage,
    });
    const items: NotificationView[] = [];
    for (const row of rows) items.push(await this.describe(row));
    return toPage(items, total, query);
  }

  countUnread(accountId: number): Promise<number> {
    return this.notifications.countBy({ accountId, readAt: IsNull() });
  }

  async markRead(notificationId: number, accountId: number): Promise<void> {
    const result = await this.notifications.update({ id: notificationId, accountId }, { readAt: new Date() });
    if (!result.affected) throw new NotFoundException('You have no such notification.');
  }

  async markAllRead(accountId: number): Promise<number> {
    const result = await this.notifications.update({ accountId, readAt: IsNull() }, { readAt: new Date() });
    return result.affected ?? 0;
  }

  private async describe({ id, kind, subject, commentId, readAt, createdAt }: Notification): Promise<NotificationView> {
    const excerpt = commentId === null ? null : await this.comments.excerptOf(commentId);
    return { id, kind, subject, excerpt, read: readAt !== null, createdAt };
  }
}
