import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('daily_reports')
export class DailyReport {
  @PrimaryGeneratedColumn()
  id: number;

  /** `2026-06-01`, in UTC. */
  @Index({ unique: true })
  @Column({ type: 'date' })
  day: string;

  @Column({ name: 'new_accounts', type: 'int' })
  newAccounts: number;

  @Column({ name: 'photos_uploaded', type: 'int' })
  photosUploaded: number;

  @Column({ name: 'filters_applied', type: 'int' })
  filtersApplied: number;

  @Column({ name: 'comments_written', type: 'int' })
  commentsWritten: number;

  @Column({ name: 'revenue_cents', type: 'int' })
  revenueCents: number;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
