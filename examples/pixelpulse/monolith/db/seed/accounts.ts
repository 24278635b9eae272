import { demoPasswordHash, NAMED_ACCOUNTS } from './demo-accounts';
import type { Cell } from './insert-rows';
import { insertRows } from './insert-rows';
import type { Seeding } from './seeding';
import { momentAt } from './seeding';
import { MOODS, SUBJECTS } from './words';

const ACCOUNT_COLUMNS = {
  id: 'int',
  email: 'text',
  handle: 'text',
  password_hash: 'text',
  role: 'text',
  created_at: 'timestamptz',
};

export async function seedAccounts({ client, random, scale }: Seeding): Promise<void> {
  const hash = demoPasswordHash();
  const accounts: Cell[][] = [];
  const profiles: Cell[][] = [];
  for (let id = 1; id <= scale.accounts; id += 1) {
    const { handle, role } = NAMED_ACCOUNTS[id - 1] ?? { handle: `member_${id}`, role: 'member' };
    accounts.push([id, `${handle}@pixelpulse.test`, handle, hash, role, momentAt((id / scale.accounts) * 0.8)]);
    profiles.push([id, displayName(handle), `${random.pick(MOODS)} pictures, mostly ${random.pick(SUBJECTS)}`]);
  }
  await insertRows(client, 'accounts', ACCOUNT_COLUMNS, accounts);
  await insertRows(client, 'profiles', { account_id: 'int', display_name: 'text', bio: 'text' }, profiles);
  await client.query(
    `INSERT INTO quotas (account_id, storage_bytes_limit, filters_limit, period_starts_at)
     SELECT id, 107374182400, 20000, $1 FROM accounts ORDER BY id`,
    [momentAt(1)],
  );
}

function displayName(handle: string): string {
  return handle.charAt(0).toUpperCase() + handle.slice(1).replace('_', ' ');
}
