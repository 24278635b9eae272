/** The local database of pixelpulse: start it, bring its schema up to date, fill it. */
export { migrate } from './migrate';
export { seed } from './seed';
export type { SeedOptions, SeedReport } from './seed';
export { startPostgres } from './start-postgres';
export type { RunningPostgres, StartPostgresOptions } from './start-postgres';
