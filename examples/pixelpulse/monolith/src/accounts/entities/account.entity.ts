import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { AccountRole } from '../../sessions/authenticated-account';

export type AccountStatus = 'active' | 'closed';

@Entity('accounts')
export class Account {
  @PrimaryGeneratedColumn()
  id: number;

  @Index({ unique: true })
  @Column({ type: 'varchar', length: 200 })
  email: string;

  @Index({ unique: true })
  @Column({ type: 'varchar', length: 40 })
  handle: string;

  @Column({ name: 'password_hash', type: 'varchar', length: 200 })
  passwordHash: string;

  @Column({ type: 'varchar', length: 20, default: 'member' })
  role: AccountRole;

  @Column({ name: 'plan_code', type: 'varchar', length: 20, default: 'free' })
  planCode: string;

  @Column({ type: 'varchar', length: 20, default: 'active' })
  status: AccountStatus;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;
}
