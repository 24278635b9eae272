import type { Member } from './support/members';
import { signUp } from './support/members';
import { uniqueWord } from './support/unique';
import { Visitor } from './support/visitor';

interface TeamBody {
  id: number;
  name: string;
  ownerId: number;
  members: { accountId: number; handle: string; role: string }[];
}

describe('teams', () => {
  let owner: Member;
  let other: Member;

  beforeAll(async () => {
    [owner, other] = [await signUp(), await signUp()];
  });

  async function createTeam(): Promise<TeamBody> {
    const answer = await owner.post<TeamBody>('/teams', { name: uniqueWord('team ') });
    expect(answer.status).toBe(201);
    return answer.body;
  }

  it('begins with its owner', async () => {
    const team = await createTeam();
    expect(team).toMatchObject({ ownerId: owner.id, members: [{ accountId: owner.id, role: 'editor' }] });
  });

  it('needs a name and a session', async () => {
    expect((await owner.post('/teams', {})).status).toBe(400);
    expect((await new Visitor().post('/teams', { name: 'x' })).status).toBe(401);
  });

  it('takes members, who see it from then on', async () => {
    const team = await createTeam();
    const newcomer = await signUp();
    expect((await newcomer.get(`/teams/${team.id}`)).status).toBe(404);
    const answer = await owner.post<TeamBody>(`/teams/${team.id}/members`, { handle: newcomer.handle, role: 'editor' });
    expect(answer.body.members.map((member) => member.handle)).toEqual([owner.handle, newcomer.handle]);
    const listed = await newcomer.get<TeamBody[]>('/teams');
    expect(listed.body.map((entry) => entry.id)).toEqual([team.id]);
    expect(listed.body[0]!.members).toHaveLength(2);
  });

  it('takes nobody twice, and nobody unknown', async () => {
    const team = await createTeam();
    await owner.post(`/teams/${team.id}/members`, { handle: other.handle });
    expect((await owner.post(`/teams/${team.id}/members`, { handle: other.handle })).status).toBe(409);
    expect((await owner.post(`/teams/${team.id}/members`, { handle: uniqueWord() })).status).toBe(404);
  });

  it('refuses a role it does not know', async () => {
    const team = await createTeam();
    expect((await owner.post(`/teams/${team.id}/members`, { handle: other.handle, role: 'boss' })).status).toBe(400);
  });

  it('is changed by its owner only', async () => {
    const team = await createTeam();
    const third = await signUp();
    await owner.post(`/teams/${team.id}/members`, { handle: other.handle });
    expect((await other.post(`/teams/${team.id}/members`, { handle: third.handle })).status).toBe(403);
    expect((await other.delete(`/teams/${team.id}/members/${owner.id}`)).status).toBe(403);
  });

  it('lets members go, but never its owner', async () => {
    const team = await createTeam();
    await owner.post(`/teams/${team.id}/members`, { handle: other.handle });
    expect((await owner.delete(`/teams/${team.id}/members/${other.id}`)).status).toBe(204);
    expect((await owner.delete(`/teams/${team.id}/members/${other.id}`)).status).toBe(404);
    expect((await owner.delete(`/teams/${team.id}/members/${owner.id}`)).status).toBe(409);
    expect((await other.get(`/teams/${team.id}`)).status).toBe(404);
  });
});
