import type { ValueTransformer } from 'typeorm';

/** PostgreSQL hands a bigint over as a string; byte counts fit a number. */
export const bigintTransformer: ValueTransformer = {
  to: (value?: number) => value,
  from: (value?: string) => (value === undefined || value === null ? value : Number(value)),
};
