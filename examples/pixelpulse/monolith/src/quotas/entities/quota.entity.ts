import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { bigintTransformer } from '../../database/bigint.transformer';

@Entity('quotas')
export class Quota {
  @PrimaryGeneratedColumn()
  id: number;

  @Column({ name: 'account_id', type: 'int' })
  accountId: number;

  @Column({ name: 'storage_bytes_used', type: 'bigint', default: 0, transformer: bigintTransformer })
  storageBytesUsed: number;

  @Column({ name: 'storage_bytes_limit', type: 'bigint', transformer: bigintTransformer })
  storageBytesLimit: number;

  @Column({ name: 'filters_used', type: 'int', default: 0 })
  filtersUsed: number;

  @Column({ name: 'filters_limit', type: 'int' })
  filtersLimit: number;

  @Column({ name: 'period_starts_at', type: 'timestamptz' })
  periodStartsAt: Date;
}
