import { signUp } from './support/members';
import { uploadPhoto } from './support/photos';
import { plainPng } from './support/pictures';
import { Visitor } from './support/visitor';

interface QuotaBody {
  storage: { usedBytes: number; limitBytes: number };
  filters: { used: number; limit: number };
}

describe('quotas', () => {
  it('begin empty with the limits of the free plan', async () => {
    const member = await signUp();
    expect((await member.get('/quotas/me')).body).toMatchObject({
      storage: { usedBytes: 0, limitBytes: 104_857_600 },
      filters: { used: 0, limit: 50 },
    });
    expect((await new Visitor().get('/quotas/me')).status).toBe(401);
  });

  it('grow with every upload and shrink with every removed photo', async () => {
    const member = await signUp();
    const content = plainPng([1, 2, 3], 12);
    const photo = await uploadPhoto(member, { content });
    await uploadPhoto(member, { content });
    expect((await member.get<QuotaBody>('/quotas/me')).body.storage.usedBytes).toBe(content.length * 2);
    await member.delete(`/photos/${photo.id}`);
    expect((await member.get<QuotaBody>('/quotas/me')).body.storage.usedBytes).toBe(content.length);
  });

  it('count every filter of a request', async () => {
    const member = await signUp();
    const photo = await uploadPhoto(member);
    const steps = [{ filter: 'invert' }, { filter: 'sepia' }, { filter: 'vignette' }];
    await member.post(`/photos/${photo.id}/filters`, { steps });
    expect((await member.get<QuotaBody>('/quotas/me')).body.filters.used).toBe(3);
  });
});
