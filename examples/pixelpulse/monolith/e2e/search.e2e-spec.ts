import type { Member } from './support/members';
import { signUp } from './support/members';
import { uploadPhoto } from './support/photos';
import { createProject } from './support/projects';
import { uniqueWord } from './support/unique';
import { Visitor } from './support/visitor';

interface Hit {
  kind: string;
  id: number;
  title: string;
  owner: string;
}

describe('search', () => {
  let owner: Member;
  let other: Member;

  beforeAll(async () => {
    [owner, other] = [await signUp(), await signUp()];
  });

  async function search(by: Member, query: string): Promise<Hit[]> {
    const answer = await by.get<Hit[]>(`/search?${query}`);
    expect(answer.status).toBe(200);
    return answer.body;
  }

  it('finds photos by words of title and description, whatever their case', async () => {
    const [inTitle, inText] = [uniqueWord('title'), uniqueWord('text')];
    const photo = await uploadPhoto(owner, {
      visibility: 'public',
      title: `the ${inTitle}`,
      description: `a ${inText} b`,
    });
    const expected = [{ kind: 'photo', id: photo.id, title: `the ${inTitle}`, owner: owner.handle }];
    expect(await search(other, `q=${inTitle.toUpperCase()}`)).toEqual(expected);
    expect(await search(other, `q=${inText}`)).toEqual(expected);
  });

  it('finds private things for their owner only', async () => {
    const word = uniqueWord();
    await uploadPhoto(owner, { title: word });
    await createProject(owner, word);
    expect((await search(owner, `q=${word}`)).map((hit) => hit.kind).sort()).toEqual(['photo', 'project']);
    expect((await search(owner, `q=${word}&kind=project`)).map((hit) => hit.kind)).toEqual(['project']);
    expect(await search(other, `q=${word}`)).toEqual([]);
  });

  it('follows a change at once', async () => {
    const [before, after] = [uniqueWord('before'), uniqueWord('after')];
    const photo = await uploadPhoto(owner, { title: before, visibility: 'public' });
    await owner.patch(`/photos/${photo.id}`, { title: after });
    expect(await search(other, `q=${before}`)).toEqual([]);
    expect((await search(other, `q=${after}`)).map((hit) => hit.id)).toEqual([photo.id]);
  });

  it('forgets removed photos', async () => {
    const word = uniqueWord();
    const photo = await uploadPhoto(owner, { title: word, visibility: 'public' });
    await owner.delete(`/photos/${photo.id}`);
    expect(await search(other, `q=${word}`)).toEqual([]);
  });

  it('takes wildcards for what they look like', async () => {
    const word = uniqueWord();
    await uploadPhoto(owner, { title: `100% ${word}` });
    expect(await search(owner, `q=${encodeURIComponent(`100% ${word}`)}`)).toHaveLength(1);
    expect(await search(owner, `q=${encodeURIComponent(`1_0% ${word}`)}`)).toEqual([]);
  });

  it('gives as many hits as asked for', async () => {
    const word = uniqueWord();
    for (let index = 0; index < 4; index += 1) await createProject(owner, `${word} ${index}`);
    expect(await search(owner, `q=${word}&limit=3`)).toHaveLength(3);
  });

  it.each(['', 'q=x', 'q=harbour&kind=person', 'q=harbour&limit=500'])('refuses the query "%s"', async (query) => {
    expect((await owner.get(`/search?${query}`)).status).toBe(400);
  });

  it('remembers what was searched for', async () => {
    const searcher = await signUp();
    await search(searcher, 'q=lighthouse');
    await search(searcher, `q=${uniqueWord()}`);
    const answer = await searcher.get<{ query: string; resultCount: number }[]>('/search/history');
    expect(answer.body).toHaveLength(2);
    expect(answer.body[0]!.resultCount).toBe(0);
    expect(answer.body[1]!.query).toBe('lighthouse');
    expect((await new Visitor().get('/search/history')).status).toBe(401);
  });
});
