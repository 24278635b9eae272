import { Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Photo } from '../../photos/entities/photo.entity';
import type { FilterStep } from '../filter-step';
import { FilterPreset } from './filter-preset.entity';

export type FilterApplicationStatus = 'done' | 'failed';

@Entity('filter_applications')
export class FilterApplication {
  @PrimaryGeneratedColumn()
  id: number;

  @Column({ name: 'photo_id', type: 'int' })
  photoId: number;

  @ManyToOne(() => Photo, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'photo_id' })
  photo: Photo;

  @Column({ name: 'account_id', type: 'int' })
  accountId: number;

  @Column({ name: 'preset_id', type: 'int', nullable: true })
  presetId: number | null;

  @ManyToOne(() => FilterPreset, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'preset_id' })
  preset: FilterPreset | null;

  @Column({ type: 'jsonb' })
  steps: FilterStep[];

  @Column({ type: 'varchar', length: 20 })
  status: FilterApplicationStatus;

  @Column({ name: 'result_version', type: 'int', nullable: true })
  resultVersion: number | null;

  @Column({ name: 'duration_ms', type: 'int' })
  durationMs: number;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
