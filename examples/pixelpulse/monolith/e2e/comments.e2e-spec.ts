import type { Member } from './support/members';
import { signUp } from './support/members';
import type { PhotoBody } from './support/photos';
import { uploadPhoto } from './support/photos';

interface CommentBody {
  id: number;
  parentId: number | null;
  author: { handle: string };
  body: string;
  reactions: Record<string, number>;
  editedAt: string | null;
}

describe('comments', () => {
  let owner: Member;
  let guest: Member;
  let photo: PhotoBody;

  beforeAll(async () => {
    [owner, guest] = [await signUp(), await signUp()];
  });

  beforeEach(async () => {
    photo = await uploadPhoto(owner, { visibility: 'public', title: 'pier' });
  });

  async function comment(by: Member, body: string): Promise<CommentBody> {
    const answer = await by.post<CommentBody>(`/photos/${photo.id}/comments`, { body });
    expect(answer.status).toBe(201);
    return answer.body;
  }

  it('stand below a photo in the order they were written', async () => {
    await comment(guest, 'first');
    await comment(owner, 'second');
    const answer = await guest.get<CommentBody[]>(`/photos/${photo.id}/comments`);
    expect(answer.body.map(({ author, body }) => [author.handle, body])).toEqual([
      [guest.handle, 'first'],
      [owner.handle, 'second'],
    ]);
  });

  it('come all at once', async () => {
    for (let index = 0; index < 30; index += 1) await comment(guest, `remark ${index}`);
    expect((await guest.get<CommentBody[]>(`/photos/${photo.id}/comments`)).body).toHaveLength(30);
  });

  it('answer each other on the same photo', async () => {
    const first = await comment(guest, 'where is this?');
    const reply = { body: 'at home', parentId: first.id };
    expect((await owner.post(`/photos/${photo.id}/comments`, reply)).body).toMatchObject({ parentId: first.id });
    const elsewhere = await uploadPhoto(owner, { visibility: 'public' });
    expect((await owner.post(`/photos/${elsewhere.id}/comments`, reply)).status).toBe(400);
  });

  it('count on the photo, and down again', async () => {
    const written = await comment(guest, 'counted');
    expect((await owner.get<PhotoBody>(`/photos/${photo.id}`)).body.commentCount).toBe(1);
    await guest.delete(`/comments/${written.id}`);
    expect((await owner.get<PhotoBody>(`/photos/${photo.id}`)).body.commentCount).toBe(0);
  });

  it.each([
    ['an empty comment', { body: '' }],
    ['a comment that is too long', { body: 'x'.repeat(2001) }],
    ['a comment without a body', {}],
  ])('refuse %s', async (_, dto) => {
    expect((await guest.post(`/photos/${photo.id}/comments`, dto)).status).toBe(400);
  });

  it('are for those who may see the photo', async () => {
    const hidden = await uploadPhoto(owner);
    expect((await guest.post(`/photos/${hidden.id}/comments`, { body: 'hello?' })).status).toBe(404);
    expect((await guest.get(`/photos/${hidden.id}/comments`)).status).toBe(404);
  });

  it('are changed by their author, and say so', async () => {
    const written = await comment(guest, 'tpyo');
    expect((await owner.patch(`/comments/${written.id}`, { body: 'mine' })).status).toBe(403);
    const answer = await guest.patch<CommentBody>(`/comments/${written.id}`, { body: 'typo' });
    expect(answer.body.body).toBe('typo');
    expect(answer.body.editedAt).not.toBeNull();
  });

  it('are removed by their author or the owner of the photo', async () => {
    const [one, two] = [await comment(guest, 'one'), await comment(guest, 'two')];
    expect((await (await signUp()).delete(`/comments/${one.id}`)).status).toBe(403);
    expect((await owner.delete(`/comments/${one.id}`)).status).toBe(204);
    expect((await guest.delete(`/comments/${two.id}`)).status).toBe(204);
    expect((await guest.get(`/photos/${photo.id}/comments`)).body).toEqual([]);
  });

  it('gather reactions, one from each account', async () => {
    const written = await comment(guest, 'nice');
    for (const kind of ['like', 'love']) {
      expect((await owner.put(`/comments/${written.id}/reaction`, { kind })).status).toBe(204);
    }
    await guest.put(`/comments/${written.id}/reaction`, { kind: 'like' });
    const [shown] = (await guest.get<CommentBody[]>(`/photos/${photo.id}/comments`)).body;
    expect(shown!.reactions).toEqual({ like: 1, love: 1 });
    expect((await guest.put(`/comments/${written.id}/reaction`, { kind: 'frown' })).status).toBe(400);
  });

  it('that do not exist cannot be changed', async () => {
    expect((await guest.patch('/comments/2147483647', { body: 'x' })).status).toBe(404);
  });
});
