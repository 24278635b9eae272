import { Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Account } from '../../accounts/entities/account.entity';

export type FeedEntryKind = 'photo' | 'comment' | 'follow';

@Entity('feed_entries')
export class FeedEntry {
  @PrimaryGeneratedColumn()
  id: number;

  /** Who did it. */
  @Column({ name: 'account_id', type: 'int' })
  accountId: number;

  @ManyToOne(() => Account, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'account_id' })
  account: Account;

  @Column({ type: 'varchar', length: 20 })
  kind: FeedEntryKind;

  @Column({ name: 'photo_id', type: 'int', nullable: true })
  photoId: number | null;

  @Column({ name: 'comment_id', type: 'int', nullable: true })
  commentId: number | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
