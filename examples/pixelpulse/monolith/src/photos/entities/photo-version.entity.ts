import { Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Photo } from './photo.entity';

@Entity('photo_versions')
export class PhotoVersion {
  @PrimaryGeneratedColumn()
  id: number;

  @Column({ name: 'photo_id', type: 'int' })
  photoId: number;

  @ManyToOne(() => Photo, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'photo_id' })
  photo: Photo;

  /** 1 is the original. */
  @Column({ type: 'int' })
  version: number;

  @Column({ name: 'storage_key', type: 'varchar', length: 120 })
  storageKey: string;

  @Column({ type: 'int' })
  width: number;

  @Column({ type: 'int' })
  height: number;

  @Column({ type: 'int' })
  bytes: number;

  @Column({ type: 'varchar', length: 200, default: 'original' })
  note: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
