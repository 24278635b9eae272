import { Client } from 'pg';
import { seedAccounts } from './seed/accounts';
import { seedActivity } from './seed/activity';
import { seedBilling } from './seed/billing';
import { seedComments } from './seed/comments';
import { DEMO_PASSWORD } from './seed/demo-accounts';
import { seedPhotos } from './seed/photos';
import { restorePictures, writePictures } from './seed/pictures';
import { seedProjects } from './seed/projects';
import { createRandom } from './seed/random';
import type { SeedSize } from './seed/scale';
import { SCALES } from './seed/scale';
import { finish } from './seed/finish';

export interface SeedOptions {
  readonly size: SeedSize;
  /** The app's UPLOAD_DIR: the demo pictures are written there. */
  readonly uploadDir: string;
}

export interface SeedReport {
  /** False when the database held accounts already; nothing was written then. */
  readonly seeded: boolean;
  readonly rows: number;
  readonly seconds: number;
  readonly signIn: string;
}

const ROWS_SEED = 20_260_601;
const SEED_LOCK = 727_002;
const SIGN_IN = `admin@pixelpulse.test, moderator@pixelpulse.test or busy@pixelpulse.test (password ${DEMO_PASSWORD})`;

/** Fills an empty database with demo rows: the same ones every time, all of them or none. */
export async function seed(url: string, options: SeedOptions): Promise<SeedReport> {
  const startedAt = performance.now();
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [SEED_LOCK]);
    const rows = (await isEmpty(client)) ? await fill(client, options) : 0;
    await client.query('COMMIT');
    if (rows === 0) await restorePictures(options.uploadDir);
    return { seeded: rows > 0, rows, seconds: (performance.now() - startedAt) / 1000, signIn: SIGN_IN };
  } finally {
    await client.end();
  }
}

async function fill(client: Client, { size, uploadDir }: SeedOptions): Promise<number> {
  const seeding = { client, random: createRandom(ROWS_SEED), scale: SCALES[size] };
  const pictures = await writePictures(uploadDir);
  await seedAccounts(seeding);
  const photos = await seedPhotos(seeding, pictures);
  await seedProjects(seeding, photos);
  await seedComments(seeding, photos);
  await seedActivity(seeding, photos);
  await seedBilling(seeding);
  return finish(client);
}

async function isEmpty(client: Client): Promise<boolean> {
  const { rows } = await client.query('SELECT 1 FROM accounts LIMIT 1');
  return rows.length === 0;
}
