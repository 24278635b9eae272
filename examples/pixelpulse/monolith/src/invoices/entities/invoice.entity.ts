import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToMany,
  PrimaryGeneratedColumn,
} from 'typeorm';
import type { Relation } from 'typeorm';
import { Account } from '../../accounts/entities/account.entity';
import { InvoiceLine } from './invoice-line.entity';

export type InvoiceStatus = 'open' | 'paid' | 'overdue';

@Entity('invoices')
export class Invoice {
  @PrimaryGeneratedColumn()
  id: number;

  @Column({ name: 'account_id', type: 'int' })
  accountId: number;

  @ManyToOne(() => Account, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'account_id' })
  account: Account;

  @Column({ name: 'subscription_id', type: 'int', nullable: true })
  subscriptionId: number | null;

  @Index({ unique: true })
  @Column({ type: 'varchar', length: 30 })
  number: string;

  @Column({ type: 'varchar', length: 20, default: 'open' })
  status: InvoiceStatus;

  @Column({ name: 'total_cents', type: 'int' })
  totalCents: number;

  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt: Date;

  @Column({ name: 'paid_at', type: 'timestamptz', nullable: true })
  paidAt: Date | null;

  @Column({ name: 'reminders_sent', type: 'int', default: 0 })
  remindersSent: number;

  @OneToMany(() => InvoiceLine, (line) => line.invoice, { cascade: ['insert'] })
  lines: Relation<InvoiceLine>[];

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
