import { scryptSync } from 'node:crypto';

export const DEMO_PASSWORD = 'pixelpulse';

/** The accounts with a name of their own; they take the first ids. */
export const NAMED_ACCOUNTS = [
  { handle: 'admin', role: 'admin' },
  { handle: 'moderator', role: 'moderator' },
  { handle: 'busy', role: 'member' },
] as const;

/** The account whose project list hurts. */
export const BUSIEST_ACCOUNT = 3;

/** All demo accounts share one password, so one hash serves them all. */
export function demoPasswordHash(): string {
  const salt = Buffer.from('pixelpulse-demo!');
  return `${salt.toString('hex')}:${scryptSync(DEMO_PASSWORD, salt, 32).toString('hex')}`;
}
