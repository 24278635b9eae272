import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintTransformer } from '../../database/bigint.transformer';

@Entity('plans')
export class Plan {
  @PrimaryColumn({ type: 'varchar', length: 20 })
  code: string;

  @Column({ type: 'varchar', length: 60 })
  name: string;

  @Column({ name: 'monthly_cents', type: 'int' })
  monthlyCents: number;

  @Column({ name: 'storage_bytes', type: 'bigint', transformer: bigintTransformer })
  storageBytes: number;

  @Column({ name: 'filters_per_month', type: 'int' })
  filtersPerMonth: number;
}
