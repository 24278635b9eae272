import type { Member } from './support/members';
import { signInAs, signUp } from './support/members';
import { uploadPhoto } from './support/photos';
import { createProject } from './support/projects';
import type { Visitor } from './support/visitor';

interface RevenueBody {
  plans: { planCode: string; payments: number; cents: number }[];
  totalCents: number;
}

describe('reports', () => {
  let admin: Visitor;
  let member: Member;

  beforeAll(async () => {
    [admin, member] = [await signInAs('admin'), await signUp()];
  });

  it('tell a member what it uses', async () => {
    const user = await signUp();
    const photo = await uploadPhoto(user, { visibility: 'public' });
    await createProject(user);
    await member.post(`/photos/${photo.id}/comments`, { body: 'nice' });
    await user.post(`/photos/${photo.id}/comments`, { body: 'thanks' });
    await user.post(`/photos/${photo.id}/filters`, { steps: [{ filter: 'invert' }] });
    const answer = await user.get<{ bytes: number }>('/reports/usage');
    expect(answer.body).toMatchObject({ photos: 1, projects: 1, filtersApplied: 1, commentsReceived: 1 });
    expect(answer.body.bytes).toBeGreaterThan(0);
  });

  it('of the whole house are for admins', async () => {
    for (const path of ['/reports/daily', '/reports/revenue?from=2026-01-01&to=2026-02-01']) {
      expect((await member.get(path)).status).toBe(403);
    }
    expect((await member.post('/reports/daily', { day: '2026-01-01' })).status).toBe(403);
  });

  it('add up what was paid, plan by plan', async () => {
    const buyer = await signUp();
    await buyer.post('/subscriptions/upgrade', { planCode: 'studio', cardToken: 'tok_visa' });
    const [from, to] = [new Date(Date.now() - 86_400_000), new Date(Date.now() + 86_400_000)];
    const answer = await admin.get<RevenueBody>(`/reports/revenue?from=${from.toISOString()}&to=${to.toISOString()}`);
    const studio = answer.body.plans.find((plan) => plan.planCode === 'studio');
    expect(studio!.payments).toBeGreaterThanOrEqual(1);
    expect(studio!.cents).toBe(studio!.payments * 2900);
    expect(answer.body.totalCents).toBe(answer.body.plans.reduce((sum, plan) => sum + plan.cents, 0));
  });

  it('refuse a time that runs backwards, and one that is none', async () => {
    expect((await admin.get('/reports/revenue?from=2026-02-01&to=2026-01-01')).status).toBe(400);
    expect((await admin.get('/reports/revenue?from=yesterday&to=today')).status).toBe(400);
    expect((await admin.get('/reports/revenue')).status).toBe(400);
  });

  it('count a day, and the same day again without doubling it', async () => {
    const newcomer = await (await signUp()).get<{ createdAt: string }>('/accounts/me');
    const day = newcomer.body.createdAt.slice(0, 10);
    for (let round = 0; round < 2; round += 1) {
      const answer = await admin.post<{ newAccounts: number }>('/reports/daily', { day });
      expect(answer.status).toBe(201);
      expect(answer.body.newAccounts).toBeGreaterThanOrEqual(1);
    }
    const listed = await admin.get<{ day: string }[]>('/reports/daily');
    expect(listed.body.filter((report) => report.day === day)).toHaveLength(1);
  });

  it('count nothing on a day before the beginning', async () => {
    const answer = await admin.post('/reports/daily', { day: '1999-12-31' });
    expect(answer.body).toMatchObject({ day: '1999-12-31', newAccounts: 0, photosUploaded: 0, revenueCents: 0 });
    expect((await admin.post('/reports/daily', { day: '31.12.1999' })).status).toBe(400);
  });
});
