import type { Member } from './support/members';
import { signInAs, signUp } from './support/members';
import type { PhotoBody } from './support/photos';
import { uploadPhoto } from './support/photos';
import { uniqueWord } from './support/unique';
import type { Visitor } from './support/visitor';

interface ReportBody {
  id: number;
  photoId: number;
  status: string;
}

describe('moderation', () => {
  let moderator: Visitor;
  let owner: Member;
  let reporter: Member;
  let photo: PhotoBody;

  beforeAll(async () => {
    moderator = await signInAs('moderator');
    [owner, reporter] = [await signUp(), await signUp()];
  });

  beforeEach(async () => {
    photo = await uploadPhoto(owner, { visibility: 'public', title: 'rude' });
  });

  async function report(): Promise<ReportBody> {
    const answer = await reporter.post<ReportBody>(`/photos/${photo.id}/reports`, { reason: 'spam', details: 'ads' });
    expect(answer.status).toBe(201);
    return answer.body;
  }

  it('takes reports on photos that are visible', async () => {
    expect(await report()).toMatchObject({ photoId: photo.id, reason: 'spam', status: 'open' });
    const hidden = await uploadPhoto(owner);
    expect((await reporter.post(`/photos/${hidden.id}/reports`, { reason: 'spam' })).status).toBe(404);
  });

  it('takes one report from each account, for a reason it knows', async () => {
    await report();
    expect((await reporter.post(`/photos/${photo.id}/reports`, { reason: 'other' })).status).toBe(409);
    expect((await reporter.post(`/photos/${photo.id}/reports`, { reason: 'ugly' })).status).toBe(400);
  });

  it('shows reports to moderators and admins only', async () => {
    const { id } = await report();
    expect((await reporter.get('/moderation/reports')).status).toBe(403);
    for (const role of ['moderator', 'admin'] as const) {
      const answer = await (await signInAs(role)).get<ReportBody[]>('/moderation/reports');
      expect(answer.body.map((entry) => entry.id)).toContain(id);
    }
  });

  it('hides a photo and tells its owner', async () => {
    const { id } = await report();
    const answer = await moderator.post<ReportBody>(`/moderation/reports/${id}/resolution`, { decision: 'hide' });
    expect(answer.body).toMatchObject({ id, status: 'hidden' });
    expect((await reporter.get(`/photos/${photo.id}`)).status).toBe(404);
    expect((await owner.get(`/photos/${photo.id}`)).body).toMatchObject({ visibility: 'private' });
    const notifications = await owner.get<{ items: { subject: string }[] }>('/notifications');
    expect(notifications.body.items[0]!.subject).toBe('rude was hidden by a moderator');
  });

  it('hides a photo from search as well', async () => {
    const word = uniqueWord();
    photo = await uploadPhoto(owner, { visibility: 'public', title: word });
    expect((await reporter.get(`/search?q=${word}`)).body).toHaveLength(1);
    const { id } = await report();
    await moderator.post(`/moderation/reports/${id}/resolution`, { decision: 'hide' });
    expect((await reporter.get(`/search?q=${word}`)).body).toEqual([]);
  });

  it('dismisses a report and leaves the photo', async () => {
    const { id } = await report();
    await moderator.post(`/moderation/reports/${id}/resolution`, { decision: 'dismiss' });
    expect((await reporter.get(`/photos/${photo.id}`)).status).toBe(200);
    const dismissed = await moderator.get<ReportBody[]>('/moderation/reports?status=dismissed');
    expect(dismissed.body.map((entry) => entry.id)).toContain(id);
  });

  it('decides once, in words it knows', async () => {
    const { id } = await report();
    expect((await moderator.post(`/moderation/reports/${id}/resolution`, { decision: 'burn' })).status).toBe(400);
    expect((await moderator.post(`/moderation/reports/${id}/resolution`, { decision: 'dismiss' })).status).toBe(200);
    expect((await moderator.post(`/moderation/reports/${id}/resolution`, { decision: 'hide' })).status).toBe(409);
    expect((await moderator.post('/moderation/reports/2147483647/resolution', { decision: 'hide' })).status).toBe(404);
  });
});
