import type { Client } from 'pg';
import type { Random } from './random';
import type { Scale } from './scale';

/** What every part of the seed works with. */
export interface Seeding {
  readonly client: Client;
  readonly random: Random;
  readonly scale: Scale;
}

/** The last day of the demo: everything happened in the year before it. */
const LAST_DAY = Date.UTC(2026, 5, 1);
const YEAR_MS = 365 * 86_400_000;

/** A moment of the demo year. @param share 0 its beginning, 1 its end */
export function momentAt(share: number): string {
  return new Date(LAST_DAY - YEAR_MS + Math.floor(share * YEAR_MS)).toISOString();
}
