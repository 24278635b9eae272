import { PASSWORD, signUp } from './support/members';
import { uniqueWord } from './support/unique';
import { Visitor } from './support/visitor';

interface SessionBody {
  id: string;
  clientName: string;
  active: boolean;
  current: boolean;
}

describe('sessions', () => {
  it('opens a session for e-mail and password', async () => {
    const member = await signUp();
    const answer = await new Visitor().post<{ token: string }>('/sessions', {
      email: member.email,
      password: PASSWORD,
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ accountId: member.id });
    expect(answer.body.token.split('.')).toHaveLength(2);
  });

  it('says the same to a wrong password and to an unknown e-mail', async () => {
    const member = await signUp();
    const wrong = await new Visitor().post<{ message: string }>('/sessions', {
      email: member.email,
      password: 'guess',
    });
    const email = `${uniqueWord()}@example.test`;
    const unknown = await new Visitor().post<{ message: string }>('/sessions', { email, password: PASSWORD });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.body.message).toBe(unknown.body.message);
  });

  it('refuses a body without a password', async () => {
    expect((await new Visitor().post('/sessions', { email: 'ada@example.test' })).status).toBe(400);
  });

  it.each([
    ['no token', undefined],
    ['a token without a signature', 'eyJzdWIiOjF9'],
    ['a token signed by somebody else', 'eyJzdWIiOjEsInNpZCI6IngiLCJleHAiOjk5OTk5OTk5OTl9.c29tZWJvZHk'],
  ])('lets nobody in with %s', async (_, token) => {
    expect((await new Visitor(token).get('/sessions')).status).toBe(401);
  });

  it('lets nobody in with a changed token', async () => {
    const member = await signUp();
    const [body, signature] = member.token!.split('.');
    const claims = JSON.parse(Buffer.from(body!, 'base64url').toString()) as Record<string, unknown>;
    const promoted = Buffer.from(JSON.stringify({ ...claims, role: 'admin' })).toString('base64url');
    expect((await new Visitor(`${promoted}.${signature}`).get('/sessions')).status).toBe(401);
  });

  it('lists the sessions of an account and marks the current one', async () => {
    const member = await signUp();
    await new Visitor().post('/sessions', { email: member.email, password: PASSWORD, clientName: 'phone' });
    const answer = await member.get<SessionBody[]>('/sessions');
    expect(answer.body.map(({ clientName, current }) => [clientName, current])).toEqual([
      ['phone', false],
      ['e2e', true],
    ]);
  });

  it('ends the session it is asked to end at once', async () => {
    const member = await signUp();
    expect((await member.delete('/sessions/current')).status).toBe(204);
    const answer = await member.get<{ message: string }>('/sessions');
    expect(answer.status).toBe(401);
    expect(answer.body.message).toBe('The session has ended.');
  });

  it('ends another session of the same account', async () => {
    const member = await signUp();
    const phone = await new Visitor().post<{ token: string }>('/sessions', {
      email: member.email,
      password: PASSWORD,
      clientName: 'phone',
    });
    const sessions = await member.get<SessionBody[]>('/sessions');
    const phoneId = sessions.body.find((session) => session.clientName === 'phone')!.id;
    expect((await member.delete(`/sessions/${phoneId}`)).status).toBe(204);
    expect((await new Visitor(phone.body.token).get('/sessions')).status).toBe(401);
    const after = await member.get<SessionBody[]>('/sessions');
    expect(after.body.find((session) => session.id === phoneId)).toMatchObject({ active: false });
  });

  it("does not end somebody else's session", async () => {
    const [member, other] = [await signUp(), await signUp()];
    const sessions = await other.get<SessionBody[]>('/sessions');
    expect((await member.delete(`/sessions/${sessions.body[0]!.id}`)).status).toBe(404);
    expect((await other.get('/sessions')).status).toBe(200);
  });

  it('refuses a session id that is no id', async () => {
    expect((await (await signUp()).delete('/sessions/mine')).status).toBe(400);
  });
});
