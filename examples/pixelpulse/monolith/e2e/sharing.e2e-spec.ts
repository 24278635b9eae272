import type { Member } from './support/members';
import { signUp } from './support/members';
import { uploadPhoto } from './support/photos';
import { decodePng, plainPng } from './support/pictures';
import { createProject } from './support/projects';
import { Visitor } from './support/visitor';

interface LinkBody {
  id: number;
  token: string;
  viewCount: number;
  revoked: boolean;
  expiresAt: string | null;
}

describe('sharing', () => {
  const stranger = new Visitor();
  let owner: Member;

  beforeAll(async () => {
    owner = await signUp();
  });

  async function shareProject(dto: Record<string, unknown> = {}) {
    const project = await createProject(owner);
    const photo = await uploadPhoto(owner, { content: plainPng([4, 5, 6]), title: 'shared' });
    await owner.put(`/projects/${project.id}/photos/${photo.id}`);
    const answer = await owner.post<LinkBody>(`/projects/${project.id}/share-links`, dto);
    expect(answer.status).toBe(201);
    return { project, photo, link: answer.body };
  }

  it('opens a project to everybody who has the link', async () => {
    const { project, photo, link } = await shareProject();
    const answer = await stranger.get(`/shared/${link.token}`);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      title: project.title,
      photos: [{ id: photo.id, title: 'shared', width: 4, height: 4 }],
    });
  });

  it('hands out the photos of the project and no others', async () => {
    const { photo, link } = await shareProject();
    const other = await uploadPhoto(owner);
    const answer = await stranger.get(`/shared/${link.token}/photos/${photo.id}/file`);
    expect(decodePng(answer.bytes).at(0, 0)).toEqual([4, 5, 6]);
    expect((await stranger.get(`/shared/${link.token}/photos/${other.id}/file`)).status).toBe(404);
  });

  it('counts how often a link was opened', async () => {
    const { project, link } = await shareProject();
    for (let visit = 0; visit < 3; visit += 1) await stranger.get(`/shared/${link.token}`);
    const answer = await owner.get<LinkBody[]>(`/projects/${project.id}/share-links`);
    expect(answer.body).toEqual([expect.objectContaining({ id: link.id, viewCount: 3, revoked: false })]);
  });

  it('sets a day on which the link ends', async () => {
    const { link } = await shareProject({ expiresInDays: 7 });
    const days = (new Date(link.expiresAt!).getTime() - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.9);
    expect(days).toBeLessThanOrEqual(7);
  });

  it('refuses a link for no days', async () => {
    const project = await createProject(owner);
    expect((await owner.post(`/projects/${project.id}/share-links`, { expiresInDays: 0 })).status).toBe(400);
  });

  it('closes a revoked link', async () => {
    const { link } = await shareProject();
    expect((await (await signUp()).delete(`/share-links/${link.id}`)).status).toBe(404);
    expect((await owner.delete(`/share-links/${link.id}`)).status).toBe(204);
    expect((await stranger.get(`/shared/${link.token}`)).status).toBe(410);
  });

  it('knows no made-up link', async () => {
    expect((await stranger.get('/shared/made-up')).status).toBe(404);
  });

  it("shares nobody else's project", async () => {
    const project = await createProject(owner);
    expect((await (await signUp()).post(`/projects/${project.id}/share-links`, {})).status).toBe(404);
  });
});
