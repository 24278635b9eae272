import { BUSIEST_ACCOUNT } from './demo-accounts';
import type { Cell } from './insert-rows';
import { insertRows } from './insert-rows';
import type { Picture } from './pictures';
import type { Seeding } from './seeding';
import { momentAt } from './seeding';
import { MOODS, SUBJECTS, TAGS } from './words';

export interface SeededPhoto {
  readonly id: number;
  readonly accountId: number;
  readonly public: boolean;
}

const UPLOAD_COLUMNS = {
  id: 'int',
  account_id: 'int',
  storage_key: 'text',
  original_name: 'text',
  mime_type: 'text',
  bytes: 'int',
  width: 'int',
  height: 'int',
  created_at: 'timestamptz',
};
const PHOTO_COLUMNS = {
  id: 'int',
  account_id: 'int',
  upload_id: 'int',
  title: 'text',
  description: 'text',
  visibility: 'text',
  width: 'int',
  height: 'int',
  bytes: 'int',
  view_count: 'int',
  created_at: 'timestamptz',
};

export async function seedPhotos(seeding: Seeding, pictures: readonly Picture[]): Promise<SeededPhoto[]> {
  const { client, random, scale } = seeding;
  const photos: SeededPhoto[] = [];
  const uploads: Cell[][] = [];
  const rows: Cell[][] = [];
  for (let id = 1; id <= scale.photos; id += 1) {
    const photo = { id, accountId: ownerOf(seeding), public: random.next() < 0.6 };
    const { storageKey, bytes, width, height } = random.pick(pictures);
    const title = `${random.pick(MOODS)} ${random.pick(SUBJECTS)}`;
    const createdAt = momentAt(id / scale.photos);
    photos.push(photo);
    uploads.push([id, photo.accountId, storageKey, `IMG_${id}.png`, 'image/png', bytes, width, height, createdAt]);
    const text = [title, `A ${title}, picture ${id} of the year.`, photo.public ? 'public' : 'private'];
    rows.push([id, photo.accountId, id, ...text, width, height, bytes, random.skewedUpTo(500), createdAt]);
  }
  await insertRows(client, 'uploads', UPLOAD_COLUMNS, uploads);
  await insertRows(client, 'photos', PHOTO_COLUMNS, rows);
  await client.query(
    `INSERT INTO photo_versions (photo_id, version, storage_key, width, height, bytes, created_at)
     SELECT p.id, 1, u.storage_key, p.width, p.height, p.bytes, p.created_at
       FROM photos p JOIN uploads u ON u.id = p.upload_id ORDER BY p.id`,
  );
  await seedTags(seeding, photos);
  return photos;
}

/** One photo in twenty belongs to the busiest account. */
function ownerOf({ random, scale }: Seeding): number {
  return random.next() < 0.05 ? BUSIEST_ACCOUNT : random.skewedUpTo(scale.accounts);
}

async function seedTags({ client, random }: Seeding, photos: readonly SeededPhoto[]): Promise<void> {
  await insertRows(
    client,
    'tags',
    { id: 'int', name: 'text' },
    TAGS.map((name, index) => [index + 1, name]),
  );
  const rows: Cell[][] = [];
  for (const { id } of photos) {
    const tags = new Set([random.upTo(TAGS.length), random.upTo(TAGS.length)]);
    for (const tag of tags) rows.push([id, tag]);
  }
  await insertRows(client, 'photo_tags', { photo_id: 'int', tag_id: 'int' }, rows);
}
