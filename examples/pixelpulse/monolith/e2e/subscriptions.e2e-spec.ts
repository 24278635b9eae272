import type { Member } from './support/members';
import { signUp } from './support/members';
import { Visitor } from './support/visitor';

const CARD = 'tok_visa';

describe('subscriptions', () => {
  let member: Member;

  beforeEach(async () => {
    member = await signUp();
  });

  function upgrade(dto: Record<string, unknown> = {}) {
    return member.post('/subscriptions/upgrade', { planCode: 'plus', cardToken: CARD, ...dto });
  }

  async function everythingAnUpgradeTouches() {
    const [account, quota, invoices, notifications, subscription] = await Promise.all([
      member.get('/accounts/me'),
      member.get('/quotas/me'),
      member.get('/invoices'),
      member.get('/notifications'),
      member.get('/subscriptions/current'),
    ]);
    return {
      account: account.body,
      quota: quota.body,
      invoices: invoices.body,
      notifications: notifications.body,
      subscription: subscription.status,
    };
  }

  it('offer plans to everybody, the cheapest first', async () => {
    const answer = await new Visitor().get<{ code: string; monthlyCents: number }[]>('/plans');
    expect(answer.body.map(({ code, monthlyCents }) => [code, monthlyCents])).toEqual([
      ['free', 0],
      ['plus', 900],
      ['studio', 2900],
    ]);
  });

  it('begin on the free plan', async () => {
    expect((await member.get('/subscriptions/current')).status).toBe(404);
  });

  it('upgrade plan, quota, invoice and notification together', async () => {
    const answer = await upgrade();
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ plan: { code: 'plus' }, status: 'active' });
    const after = await everythingAnUpgradeTouches();
    expect(after).toMatchObject({
      account: { planCode: 'plus' },
      quota: { filters: { limit: 1000 }, storage: { limitBytes: 10_737_418_240 } },
      invoices: [{ status: 'paid', totalCents: 900 }],
      notifications: { items: [{ kind: 'billing', subject: 'Welcome to Plus' }] },
      subscription: 200,
    });
  });

  it('change nothing at all when the card is declined', async () => {
    const before = await everythingAnUpgradeTouches();
    const answer = await upgrade({ planCode: 'studio', cardToken: 'tok_declined' });
    expect(answer.status).toBe(402);
    expect(await everythingAnUpgradeTouches()).toEqual(before);
  });

  it('keep the running subscription when the next upgrade is declined', async () => {
    await upgrade();
    const before = await everythingAnUpgradeTouches();
    expect((await upgrade({ planCode: 'studio', cardToken: 'tok_declined' })).status).toBe(402);
    expect(await everythingAnUpgradeTouches()).toEqual(before);
    expect((await member.get('/subscriptions/current')).body).toMatchObject({
      plan: { code: 'plus' },
      status: 'active',
    });
  });

  it('do not upgrade to the same plan twice, even at the same moment', async () => {
    const answers = await Promise.all([upgrade(), upgrade(), upgrade()]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
    expect((await member.get<unknown[]>('/invoices')).body).toHaveLength(1);
  });

  it.each([
    ['a plan that does not exist', { planCode: 'gold' }, 404],
    ['the free plan', { planCode: 'free' }, 400],
    ['a card without a token', { cardToken: undefined }, 400],
    ['a token that is none', { cardToken: '4242' }, 400],
    ['a payment in shells', { payBy: 'shells' }, 400],
  ])('refuse %s', async (_, dto, status) => {
    expect((await upgrade(dto)).status).toBe(status);
    expect((await member.get('/invoices')).body).toEqual([]);
  });

  it('return to the free plan when they are cancelled', async () => {
    await upgrade();
    expect((await member.post('/subscriptions/cancel')).status).toBe(204);
    expect((await member.get('/accounts/me')).body).toMatchObject({ planCode: 'free' });
    expect((await member.get('/quotas/me')).body).toMatchObject({ filters: { limit: 50 } });
    expect((await member.post('/subscriptions/cancel')).status).toBe(404);
  });
});
