import { join } from 'node:path';
import { migrate, seed, startPostgres } from '../../db';
import { buildApp } from './build-app';
import { createFolder } from './folder';
import type { StartedEnvironment } from './started-environment';
import { remember } from './started-environment';
import { startApp } from './start-app';

/** Without a BASE_URL: builds the app and starts it on a database of its own. */
export default async function setup(): Promise<void> {
  if (process.env.BASE_URL) return;
  // What was started ends with this process; a signal must end it the same way.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const folder = await createFolder('e2e');
  const [postgres] = await Promise.all([startPostgres({ dataDir: join(folder, 'postgres') }), buildApp()]);
  const started: StartedEnvironment = { folder, postgres };
  remember(started);
  const uploadDir = join(folder, 'uploads');
  await migrate(postgres.url);
  await seed(postgres.url, { size: 'small', uploadDir });
  started.app = await startApp({ DATABASE_URL: postgres.url, UPLOAD_DIR: uploadDir });
  process.env.PIXELPULSE_E2E_URL = started.app.url;
}
