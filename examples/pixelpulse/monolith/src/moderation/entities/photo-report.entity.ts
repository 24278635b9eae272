import { Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Photo } from '../../photos/entities/photo.entity';

export type ReportReason = 'spam' | 'violence' | 'copyright' | 'other';
export type ReportStatus = 'open' | 'dismissed' | 'hidden';

@Entity('photo_reports')
export class PhotoReport {
  @PrimaryGeneratedColumn()
  id: number;

  @Column({ name: 'photo_id', type: 'int' })
  photoId: number;

  @ManyToOne(() => Photo, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'photo_id' })
  photo: Photo;

  @Column({ name: 'reporter_id', type: 'int' })
  reporterId: number;

  @Column({ type: 'varchar', length: 20 })
  reason: ReportReason;

  @Column({ type: 'text', default: '' })
  details: string;

  @Column({ type: 'varchar', length: 20, default: 'open' })
  status: ReportStatus;

  @Column({ name: 'resolved_by', type: 'int', nullable: true })
  resolvedBy: number | null;

  @Column({ name: 'resolved_at', type: 'timestamptz', nullable: true })
  resolvedAt: Date | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
