import type { Member } from './support/members';
import { signUp } from './support/members';
import type { PhotoBody } from './support/photos';
import { uploadPhoto } from './support/photos';
import { decodePng, plainPng } from './support/pictures';
import { Visitor } from './support/visitor';

describe('photos', () => {
  let owner: Member;
  let other: Member;

  beforeAll(async () => {
    [owner, other] = [await signUp(), await signUp()];
  });

  it('lists all own photos at once, newest first', async () => {
    const collector = await signUp();
    const ids: number[] = [];
    for (let index = 0; index < 25; index += 1) ids.unshift((await uploadPhoto(collector)).id);
    const answer = await collector.get<PhotoBody[]>('/photos');
    expect(answer.body.map((photo) => photo.id)).toEqual(ids);
  });

  it('shows a public photo to everybody who signed in', async () => {
    const photo = await uploadPhoto(owner, { visibility: 'public' });
    expect((await other.get(`/photos/${photo.id}`)).status).toBe(200);
    expect((await new Visitor().get(`/photos/${photo.id}`)).status).toBe(401);
  });

  it('hides a private photo as if it did not exist', async () => {
    const photo = await uploadPhoto(owner);
    expect((await other.get(`/photos/${photo.id}`)).status).toBe(404);
    expect((await other.get(`/photos/${photo.id}/file`)).status).toBe(404);
    expect((await other.patch(`/photos/${photo.id}`, { title: 'mine' })).status).toBe(404);
  });

  it('counts views', async () => {
    const photo = await uploadPhoto(owner, { visibility: 'public' });
    await other.get(`/photos/${photo.id}`);
    const answer = await other.get<PhotoBody>(`/photos/${photo.id}`);
    expect(answer.body.viewCount).toBe(2);
  });

  it('changes what was sent and leaves the rest', async () => {
    const photo = await uploadPhoto(owner, { description: 'as it was' });
    const answer = await owner.patch<PhotoBody>(`/photos/${photo.id}`, { title: 'renamed' });
    expect(answer.body).toMatchObject({ title: 'renamed', description: 'as it was', visibility: 'private' });
    expect((await owner.get(`/photos/${photo.id}`)).body).toMatchObject({ title: 'renamed', description: 'as it was' });
  });

  it('lets nobody change a public photo but its owner', async () => {
    const photo = await uploadPhoto(owner, { visibility: 'public' });
    expect((await other.patch(`/photos/${photo.id}`, { title: 'mine' })).status).toBe(403);
    expect((await other.delete(`/photos/${photo.id}`)).status).toBe(403);
  });

  it.each(['abc', '0', '-1', '99999999999', '1.5'])('refuses the id %s', async (id) => {
    expect((await owner.get(`/photos/${id}`)).status).toBe(400);
  });

  it('knows no photo of an unknown id', async () => {
    expect((await owner.get('/photos/2147483647')).status).toBe(404);
  });

  it('hands out the picture, and the version asked for', async () => {
    const photo = await uploadPhoto(owner, { content: plainPng([10, 20, 30]) });
    const answer = await owner.get(`/photos/${photo.id}/file`);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(decodePng(answer.bytes).at(3, 3)).toEqual([10, 20, 30]);
    expect((await owner.get(`/photos/${photo.id}/file?version=1`)).bytes.equals(answer.bytes)).toBe(true);
    expect((await owner.get(`/photos/${photo.id}/file?version=2`)).status).toBe(404);
    expect((await owner.get(`/photos/${photo.id}/file?version=none`)).status).toBe(400);
  });

  it('lists the versions of a photo, the original first', async () => {
    const photo = await uploadPhoto(owner);
    const answer = await owner.get<{ version: number; note: string }[]>(`/photos/${photo.id}/versions`);
    expect(answer.body).toEqual([expect.objectContaining({ version: 1, note: 'original', width: 4, height: 4 })]);
  });

  it('removes a photo for good', async () => {
    const photo = await uploadPhoto(owner, { visibility: 'public' });
    expect((await owner.delete(`/photos/${photo.id}`)).status).toBe(204);
    expect((await owner.get(`/photos/${photo.id}`)).status).toBe(404);
    expect((await owner.delete(`/photos/${photo.id}`)).status).toBe(404);
  });
});
