import type { Cell } from './insert-rows';
import { insertRows } from './insert-rows';
import type { SeededPhoto } from './photos';
import type { Seeding } from './seeding';
import { momentAt } from './seeding';
import { REMARKS } from './words';

const COMMENT_COLUMNS = { id: 'int', photo_id: 'int', account_id: 'int', body: 'text', created_at: 'timestamptz' };

export async function seedComments({ client, random, scale }: Seeding, photos: readonly SeededPhoto[]): Promise<void> {
  const comments: Cell[][] = [];
  const reactions: Cell[][] = [];
  for (let id = 1; id <= scale.comments; id += 1) {
    const photo = photos[random.upTo(photos.length) - 1]!;
    comments.push([
      id,
      photo.id,
      random.skewedUpTo(scale.accounts),
      random.pick(REMARKS),
      momentAt(id / scale.comments),
    ]);
    if (random.next() < 0.5) reactions.push([id, random.upTo(scale.accounts), random.pick(['like', 'love', 'laugh'])]);
  }
  await insertRows(client, 'comments', COMMENT_COLUMNS, comments);
  await insertRows(client, 'comment_reactions', { comment_id: 'int', account_id: 'int', kind: 'text' }, reactions);
  await client.query(
    `UPDATE photos SET comment_count = counted.comments
       FROM (SELECT photo_id, count(*)::int AS comments FROM comments GROUP BY photo_id) AS counted
      WHERE counted.photo_id = photos.id`,
  );
  await client.query(
    `INSERT INTO notifications (account_id, kind, subject, comment_id, read_at, created_at)
     SELECT p.account_id, 'comment', '@' || a.handle || ' commented on ' || p.title, c.id,
            CASE WHEN c.id % 3 = 0 THEN NULL ELSE c.created_at END, c.created_at
       FROM comments c JOIN photos p ON p.id = c.photo_id JOIN accounts a ON a.id = c.account_id
      WHERE c.id % 2 = 0 AND p.account_id <> c.account_id ORDER BY c.id`,
  );
}
