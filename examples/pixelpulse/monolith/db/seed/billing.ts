import type { Cell } from './insert-rows';
import { insertRows } from './insert-rows';
import type { Seeding } from './seeding';
import { momentAt } from './seeding';

const PLANS = [
  { code: 'plus', cents: 900 },
  { code: 'studio', cents: 2900 },
] as const;
const INVOICES_A_SUBSCRIPTION = 5;
const SUBSCRIPTION_COLUMNS = {
  id: 'int',
  account_id: 'int',
  plan_code: 'text',
  status: 'text',
  started_at: 'timestamptz',
  renews_at: 'timestamptz',
};
const INVOICE_COLUMNS = {
  id: 'int',
  account_id: 'int',
  subscription_id: 'int',
  number: 'text',
  status: 'text',
  total_cents: 'int',
  due_at: 'timestamptz',
  paid_at: 'timestamptz',
  created_at: 'timestamptz',
};

/** Every paying account, one subscription with an invoice a month; the last one is open now and then. */
export async function seedBilling({ client, random, scale }: Seeding): Promise<void> {
  const subscriptions: Cell[][] = [];
  const invoices: Cell[][] = [];
  for (let id = 1; id <= scale.payingAccounts; id += 1) {
    const accountId = id + 3;
    const plan = random.pick(PLANS);
    subscriptions.push([id, accountId, plan.code, 'active', momentAt(0.5), momentAt(1)]);
    for (let month = 0; month < INVOICES_A_SUBSCRIPTION; month += 1) {
      const number = invoices.length + 1;
      const [issued, due] = [momentAt(0.5 + month / 12), momentAt(0.5 + month / 12 + 0.04)];
      const paid = month < INVOICES_A_SUBSCRIPTION - 1 || random.next() < 0.8;
      const status = paid ? 'paid' : 'open';
      invoices.push([number, accountId, id, numberOf(number), status, plan.cents, due, paid ? issued : null, issued]);
    }
  }
  await insertRows(client, 'subscriptions', SUBSCRIPTION_COLUMNS, subscriptions);
  await insertRows(client, 'invoices', INVOICE_COLUMNS, invoices);
  await client.query(LINES);
  await client.query(PAYMENTS);
  await client.query(PLAN_CODES);
  await client.query("SELECT setval('invoice_numbers', $1)", [invoices.length]);
}

function numberOf(sequence: number): string {
  return `PP-${String(sequence).padStart(6, '0')}`;
}

const LINES = `
  INSERT INTO invoice_lines (invoice_id, description, amount_cents)
  SELECT i.id, initcap(s.plan_code) || ', one month', i.total_cents
    FROM invoices i JOIN subscriptions s ON s.id = i.subscription_id ORDER BY i.id`;

const PAYMENTS = `
  INSERT INTO payments (invoice_id, amount_cents, reference, created_at)
  SELECT id, total_cents, 'ch_demo_' || id, paid_at FROM invoices WHERE status = 'paid' ORDER BY id`;

const PLAN_CODES = `
  UPDATE accounts SET plan_code = s.plan_code FROM subscriptions s WHERE s.account_id = accounts.id`;
