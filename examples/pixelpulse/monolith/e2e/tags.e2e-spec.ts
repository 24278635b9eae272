import type { Member } from './support/members';
import { signUp } from './support/members';
import { uploadPhoto } from './support/photos';
import { uniqueWord } from './support/unique';

describe('tags', () => {
  let owner: Member;
  let other: Member;

  beforeAll(async () => {
    [owner, other] = [await signUp(), await signUp()];
  });

  it('are set all together, each once, and replaced by the next set', async () => {
    const photo = await uploadPhoto(owner);
    const [first, second] = [uniqueWord('a-'), uniqueWord('b-')];
    expect((await owner.put(`/photos/${photo.id}/tags`, { names: [second, first, first] })).body).toEqual([
      first,
      second,
    ]);
    expect((await owner.put(`/photos/${photo.id}/tags`, { names: [second] })).body).toEqual([second]);
    expect((await owner.get(`/photos/${photo.id}/tags`)).body).toEqual([second]);
  });

  it('find public photos', async () => {
    const tag = uniqueWord('t-');
    const [open, hidden] = [await uploadPhoto(owner, { visibility: 'public' }), await uploadPhoto(owner)];
    for (const photo of [open, hidden]) await owner.put(`/photos/${photo.id}/tags`, { names: [tag] });
    const answer = await other.get<{ id: number }[]>(`/tags/${tag}/photos`);
    expect(answer.body.map((photo) => photo.id)).toEqual([open.id]);
  });

  it('are counted over public photos', async () => {
    const tag = uniqueWord('t-');
    for (const visibility of ['public', 'public', 'private']) {
      const photo = await uploadPhoto(owner, { visibility });
      await owner.put(`/photos/${photo.id}/tags`, { names: [tag] });
    }
    expect((await other.get('/tags')).body).toContainEqual({ name: tag, photos: 2 });
  });

  it.each([
    ['capitals', ['Night']],
    ['more than twenty', Array.from({ length: 21 }, (_, index) => `tag-${index}`)],
    ['something else than a list', 'night'],
  ])('refuse %s', async (_, names) => {
    const photo = await uploadPhoto(owner);
    expect((await owner.put(`/photos/${photo.id}/tags`, { names })).status).toBe(400);
  });

  it('are set by the owner of the photo only', async () => {
    const photo = await uploadPhoto(owner, { visibility: 'public' });
    expect((await other.put(`/photos/${photo.id}/tags`, { names: ['mine'] })).status).toBe(403);
  });

  it('that nobody used find nothing', async () => {
    expect((await owner.get(`/tags/${uniqueWord()}/photos`)).status).toBe(404);
  });
});
