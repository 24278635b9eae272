import type { Member } from './support/members';
import { PASSWORD, signInAs, signUp } from './support/members';
import { uploadPhoto } from './support/photos';
import { uniqueWord } from './support/unique';
import { Visitor } from './support/visitor';

describe('accounts', () => {
  const stranger = new Visitor();
  let member: Member;

  beforeAll(async () => {
    member = await signUp();
  });

  function registration(change: Record<string, unknown> = {}) {
    const handle = uniqueWord('e2e_');
    return { email: `${handle}@example.test`, handle, password: PASSWORD, ...change };
  }

  it('registers an account on the free plan', async () => {
    const dto = registration({ displayName: 'Ada' });
    const answer = await stranger.post('/accounts', dto);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ handle: dto.handle, displayName: 'Ada', planCode: 'free', role: 'member' });
    expect(answer.body).not.toHaveProperty('passwordHash');
  });

  it.each([
    ['an e-mail that is none', { email: 'nobody' }],
    ['a short password', { password: 'short' }],
    ['a handle with capitals', { handle: 'NotAllowed' }],
    ['a field it does not know', { role: 'admin' }],
  ])('refuses %s', async (_, change) => {
    const answer = await stranger.post<{ details: string[] }>('/accounts', registration(change));
    expect(answer.status).toBe(400);
    expect(answer.body.details).toHaveLength(1);
    expect(answer.body.details[0]).toContain(Object.keys(change)[0]);
  });

  it('refuses an e-mail that has an account, whatever its case', async () => {
    const answer = await stranger.post('/accounts', registration({ email: member.email.toUpperCase() }));
    expect(answer.status).toBe(409);
  });

  it('refuses a handle that is taken', async () => {
    const answer = await stranger.post('/accounts', registration({ handle: member.handle }));
    expect(answer.status).toBe(409);
  });

  it('shows its own account to a member and to nobody else', async () => {
    expect((await stranger.get('/accounts/me')).status).toBe(401);
    const answer = await member.get('/accounts/me');
    expect(answer.body).toMatchObject({ id: member.id, email: member.email });
  });

  it('changes a profile and leaves alone what was not sent', async () => {
    await member.patch('/accounts/me', { bio: 'analog only', website: 'https://example.test/ada' });
    const answer = await member.patch('/accounts/me', { displayName: 'Ada L.' });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      displayName: 'Ada L.',
      bio: 'analog only',
      website: 'https://example.test/ada',
    });
  });

  it('refuses a website that is no address', async () => {
    expect((await member.patch('/accounts/me', { website: 'somewhere' })).status).toBe(400);
  });

  it('takes an own photo as avatar, and no other', async () => {
    const own = await uploadPhoto(member);
    const other = await uploadPhoto(await signUp());
    expect((await member.patch('/accounts/me', { avatarPhotoId: own.id })).body).toMatchObject({
      avatarPhotoId: own.id,
    });
    expect((await member.patch('/accounts/me', { avatarPhotoId: other.id })).status).toBe(400);
  });

  it('shows other accounts without their e-mail', async () => {
    const other = await signUp();
    const answer = await member.get(`/accounts/${other.handle}`);
    expect(answer.body).toMatchObject({ id: other.id, handle: other.handle });
    expect(answer.body).not.toHaveProperty('email');
  });

  it('knows no account of an unknown handle', async () => {
    expect((await member.get(`/accounts/${uniqueWord()}`)).status).toBe(404);
  });

  it('closes an account for its password only, and lets nobody in afterwards', async () => {
    const leaving = await signUp();
    expect((await leaving.delete('/accounts/me', { password: 'a guess' })).status).toBe(401);
    expect((await leaving.delete('/accounts/me', { password: PASSWORD })).status).toBe(204);
    expect((await stranger.post('/sessions', { email: leaving.email, password: PASSWORD })).status).toBe(401);
    expect((await member.get(`/accounts/${leaving.handle}`)).status).toBe(404);
  });

  it('lists all accounts to an admin, all at once, and to nobody else', async () => {
    expect((await member.get('/admin/accounts')).status).toBe(403);
    const admin = await signInAs('admin');
    const answer = await admin.get<{ id: number }[]>('/admin/accounts');
    expect(answer.body.length).toBeGreaterThanOrEqual(60);
    expect(answer.body.map((account) => account.id)).toContain(member.id);
  });
});
