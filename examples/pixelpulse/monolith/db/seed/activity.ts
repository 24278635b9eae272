import type { Cell } from './insert-rows';
import { insertRows } from './insert-rows';
import type { SeededPhoto } from './photos';
import type { Seeding } from './seeding';
import { momentAt } from './seeding';

/** Follows, the feed, applied filters, the search documents and the audit trail. */
export async function seedActivity(seeding: Seeding, photos: readonly SeededPhoto[]): Promise<void> {
  await seedFollows(seeding);
  await seedFilterApplications(seeding, photos);
  await seeding.client.query(FEED);
  await seeding.client.query(SEARCH_DOCUMENTS);
  await seeding.client.query(AUDIT);
}

async function seedFollows({ client, random, scale }: Seeding): Promise<void> {
  const pairs = new Set<string>();
  const rows: Cell[][] = [];
  for (let index = 0; index < scale.follows; index += 1) {
    const [follower, followee] = [random.upTo(scale.accounts), random.skewedUpTo(scale.accounts)];
    const pair = `${follower}:${followee}`;
    if (follower === followee || pairs.has(pair)) continue;
    pairs.add(pair);
    rows.push([follower, followee]);
  }
  await insertRows(client, 'follows', { follower_id: 'int', followee_id: 'int' }, rows);
}

async function seedFilterApplications(
  { client, random, scale }: Seeding,
  photos: readonly SeededPhoto[],
): Promise<void> {
  const filters = ['blur', 'sharpen', 'sepia', 'edges', 'vignette'];
  const rows: Cell[][] = [];
  for (let index = 1; index <= scale.filterApplications; index += 1) {
    const photo = random.pick(photos);
    const steps = JSON.stringify([{ filter: random.pick(filters) }]);
    rows.push([
      photo.id,
      photo.accountId,
      steps,
      'done',
      1,
      200 + random.skewedUpTo(2_000),
      momentAt(index / scale.filterApplications),
    ]);
  }
  const columns = {
    photo_id: 'int',
    account_id: 'int',
    steps: 'jsonb',
    status: 'text',
    result_version: 'int',
    duration_ms: 'int',
    created_at: 'timestamptz',
  };
  await insertRows(client, 'filter_applications', columns, rows);
}

const FEED = `
  INSERT INTO feed_entries (account_id, kind, photo_id, comment_id, created_at)
  SELECT account_id, kind, photo_id, comment_id, created_at FROM (
    SELECT account_id, 'photo' AS kind, id AS photo_id, NULL::int AS comment_id, created_at
      FROM photos WHERE visibility = 'public'
    UNION ALL
    SELECT c.account_id, 'comment', c.photo_id, c.id, c.created_at
      FROM comments c JOIN photos p ON p.id = c.photo_id WHERE p.visibility = 'public' AND c.id % 3 = 0
  ) AS happened ORDER BY created_at, kind, photo_id, comment_id`;

const SEARCH_DOCUMENTS = `
  INSERT INTO search_documents (kind, subject_id, account_id, public, title, body)
  SELECT 'photo', id, account_id, visibility = 'public', title, description FROM photos
  UNION ALL
  SELECT 'project', id, owner_id, false, title, description FROM projects
  ORDER BY 1, 2`;

const AUDIT = `
  INSERT INTO audit_entries (account_id, action, subject, created_at)
  SELECT account_id, 'photo.uploaded', id::text, created_at FROM photos ORDER BY id`;
