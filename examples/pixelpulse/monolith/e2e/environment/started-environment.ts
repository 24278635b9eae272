import type { RunningPostgres } from '../../db';
import type { RunningApp } from './start-app';

export interface StartedEnvironment {
  readonly folder: string;
  readonly postgres: RunningPostgres;
  app?: RunningApp;
}

const KEY = Symbol.for('pixelpulse.e2e');
const place = globalThis as { [KEY]?: StartedEnvironment };

/** Set-up and teardown run in one process but as two modules. */
export function remember(environment: StartedEnvironment): void {
  place[KEY] = environment;
}

export function recall(): StartedEnvironment | undefined {
  return place[KEY];
}
