import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { FilterStep } from '../filter-step';

@Entity('filter_presets')
export class FilterPreset {
  @PrimaryGeneratedColumn()
  id: number;

  /** Nobody's presets are everybody's. */
  @Column({ name: 'account_id', type: 'int', nullable: true })
  accountId: number | null;

  @Column({ type: 'varchar', length: 80 })
  name: string;

  @Column({ type: 'jsonb' })
  steps: FilterStep[];

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
