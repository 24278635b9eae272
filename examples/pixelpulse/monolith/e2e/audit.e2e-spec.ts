import { signInAs, signUp } from './support/members';
import { uploadPhoto } from './support/photos';
import { createProject } from './support/projects';

interface AuditBody {
  items: { action: string; subject: string; details: Record<string, unknown> | null }[];
  total: number;
}

describe('the audit trail', () => {
  it('tells what an account did, the last first', async () => {
    const member = await signUp();
    const photo = await uploadPhoto(member);
    await member.post(`/photos/${photo.id}/filters`, { steps: [{ filter: 'invert' }] });
    const { body } = await member.get<AuditBody>('/audit');
    expect(body.items.map(({ action }) => action)).toEqual([
      'photo.filtered',
      'photo.uploaded',
      'session.opened',
      'account.registered',
    ]);
    expect(body.items[0]).toMatchObject({ subject: String(photo.id), details: { steps: [{ filter: 'invert' }] } });
  });

  it('is read by kind and by page', async () => {
    const member = await signUp();
    for (let index = 0; index < 3; index += 1) await createProject(member);
    const { body } = await member.get<AuditBody>('/audit?action=project&perPage=2');
    expect(body.items.map(({ action }) => action)).toEqual(['project.created', 'project.created']);
    expect(body.total).toBe(3);
  });

  it('of others is for admins', async () => {
    const [member, curious] = [await signUp(), await signUp()];
    expect((await curious.get(`/audit/accounts/${member.id}`)).status).toBe(403);
    const { body } = await (await signInAs('admin')).get<AuditBody>(`/audit/accounts/${member.id}`);
    expect(body.total).toBe(2);
  });

  it('refuses a page that cannot be', async () => {
    expect((await (await signUp()).get('/audit?page=first')).status).toBe(400);
  });
});
