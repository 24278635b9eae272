import type { Member } from './support/members';
import { signUp } from './support/members';
import { uploadPhoto } from './support/photos';
import { uniqueWord } from './support/unique';

interface EntryBody {
  id: number;
  kind: string;
  actor: { handle: string };
  photo: { id: number; title: string } | null;
}

describe('the feed', () => {
  let reader: Member;
  let artist: Member;

  beforeEach(async () => {
    [reader, artist] = [await signUp(), await signUp()];
    expect((await reader.put(`/follows/${artist.handle}`)).status).toBe(204);
  });

  async function feedOf(member: Member, query = ''): Promise<EntryBody[]> {
    return (await member.get<EntryBody[]>(`/feed${query}`)).body;
  }

  it('shows what followed accounts published, newest first', async () => {
    const first = await uploadPhoto(artist, { visibility: 'public', title: 'first' });
    const second = await uploadPhoto(artist, { visibility: 'public', title: 'second' });
    expect((await feedOf(reader)).map(({ kind, actor, photo }) => [kind, actor.handle, photo?.id])).toEqual([
      ['photo', artist.handle, second.id],
      ['photo', artist.handle, first.id],
    ]);
  });

  it('shows nothing private', async () => {
    await uploadPhoto(artist);
    expect(await feedOf(reader)).toEqual([]);
  });

  it('forgets the photo once it is private', async () => {
    const photo = await uploadPhoto(artist, { visibility: 'public' });
    await artist.patch(`/photos/${photo.id}`, { visibility: 'private' });
    expect(await feedOf(reader)).toEqual([expect.objectContaining({ kind: 'photo', photo: null })]);
  });

  it('tells of comments', async () => {
    const photo = await uploadPhoto(await signUp(), { visibility: 'public' });
    await artist.post(`/photos/${photo.id}/comments`, { body: 'wow' });
    expect(await feedOf(reader)).toEqual([
      expect.objectContaining({ kind: 'comment', photo: { id: photo.id, title: photo.title } }),
    ]);
  });

  it('comes in pages', async () => {
    for (let index = 0; index < 5; index += 1) await uploadPhoto(artist, { visibility: 'public' });
    const newest = await feedOf(reader, '?limit=3');
    const older = await feedOf(reader, `?limit=3&before=${newest[2]!.id}`);
    expect([newest.length, older.length]).toEqual([3, 2]);
    expect(older[0]!.id).toBeLessThan(newest[2]!.id);
    expect((await reader.get('/feed?limit=1000')).status).toBe(400);
  });

  it('goes silent after unfollowing', async () => {
    await uploadPhoto(artist, { visibility: 'public' });
    expect((await reader.delete(`/follows/${artist.handle}`)).status).toBe(204);
    expect(await feedOf(reader)).toEqual([]);
    expect((await reader.delete(`/follows/${artist.handle}`)).status).toBe(404);
  });

  it('knows whom somebody follows', async () => {
    await reader.put(`/follows/${artist.handle}`);
    expect((await reader.get('/follows')).body).toEqual([{ id: artist.id, handle: artist.handle }]);
    expect((await reader.put(`/follows/${reader.handle}`)).status).toBe(400);
    expect((await reader.put(`/follows/${uniqueWord()}`)).status).toBe(404);
  });
});
