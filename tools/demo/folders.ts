/** Where the demo reads and writes. All it writes is below one folder that git ignores. */
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const pixelpulse = join(root, 'examples', 'pixelpulse');
const work = join(pixelpulse, '.demo');

/** Absolute folders. */
export const folders = {
  root,
  monolith: join(pixelpulse, 'monolith'),
  work,
  logs: join(work, 'logs'),
  uploads: join(work, 'uploads'),
  postgres: join(work, 'postgres'),
  services: join(work, 'services'),
} as const;

/** The command a user would type as `npx banyan`. */
export const banyan = join(root, 'packages', 'cli', 'bin', 'banyan.js');
