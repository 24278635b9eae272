import type { Member } from './support/members';
import { signUp } from './support/members';
import type { PhotoBody } from './support/photos';
import { uploadPhoto } from './support/photos';
import { createProject } from './support/projects';

interface PageBody {
  items: { id: number; kind: string; subject: string; excerpt: string | null; read: boolean }[];
  page: number;
  perPage: number;
  total: number;
}

describe('notifications', () => {
  let owner: Member;
  let guest: Member;
  let photo: PhotoBody;

  beforeEach(async () => {
    [owner, guest] = [await signUp(), await signUp()];
    photo = await uploadPhoto(owner, { visibility: 'public', title: 'pier' });
  });

  async function notificationsOf(member: Member, query = ''): Promise<PageBody> {
    return (await member.get<PageBody>(`/notifications${query}`)).body;
  }

  it('tell an owner of a comment, with its beginning', async () => {
    await guest.post(`/photos/${photo.id}/comments`, { body: `${'so '.repeat(40)}beautiful` });
    const { items, total } = await notificationsOf(owner);
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({ kind: 'comment', subject: `@${guest.handle} commented on pier`, read: false });
    expect(items[0]!.excerpt).toBe(`${'so '.repeat(40).slice(0, 80)}…`);
  });

  it('do not tell people of their own comments', async () => {
    await owner.post(`/photos/${photo.id}/comments`, { body: 'me again' });
    expect((await notificationsOf(owner)).total).toBe(0);
  });

  it('lose the excerpt with the comment', async () => {
    const comment = await guest.post<{ id: number }>(`/photos/${photo.id}/comments`, { body: 'oops' });
    await guest.delete(`/comments/${comment.body.id}`);
    expect((await notificationsOf(owner)).items[0]).toMatchObject({ excerpt: null });
  });

  it('tell of an invitation', async () => {
    const project = await createProject(owner);
    await owner.post(`/projects/${project.id}/members`, { handle: guest.handle });
    expect((await notificationsOf(guest)).items[0]).toMatchObject({ kind: 'project' });
  });

  it('come in pages', async () => {
    for (let index = 0; index < 5; index += 1)
      await guest.post(`/photos/${photo.id}/comments`, { body: `no ${index}` });
    const second = await notificationsOf(owner, '?page=2&perPage=2');
    expect(second).toMatchObject({ page: 2, perPage: 2, total: 5 });
    expect(second.items.map((item) => item.excerpt)).toEqual(['no 2', 'no 1']);
    expect((await owner.get('/notifications?perPage=101')).status).toBe(400);
    expect((await owner.get('/notifications?page=0')).status).toBe(400);
  });

  it('are read one by one or all together', async () => {
    for (let index = 0; index < 3; index += 1)
      await guest.post(`/photos/${photo.id}/comments`, { body: `no ${index}` });
    const [newest] = (await notificationsOf(owner)).items;
    expect((await owner.post(`/notifications/${newest!.id}/read`)).status).toBe(204);
    expect((await owner.get('/notifications/unread')).body).toEqual({ unread: 2 });
    expect((await owner.post('/notifications/read')).body).toEqual({ marked: 2 });
    expect((await guest.post(`/notifications/${newest!.id}/read`)).status).toBe(404);
  });

  it('stay away when they are turned off', async () => {
    const preferences = await owner.put('/notifications/preferences', { kind: 'comment', inApp: false });
    expect(preferences.body).toContainEqual({ kind: 'comment', inApp: false });
    expect(preferences.body).toContainEqual({ kind: 'billing', inApp: true });
    await guest.post(`/photos/${photo.id}/comments`, { body: 'anyone?' });
    expect((await notificationsOf(owner)).total).toBe(0);
    expect((await owner.put('/notifications/preferences', { kind: 'weather', inApp: false })).status).toBe(400);
  });
});
