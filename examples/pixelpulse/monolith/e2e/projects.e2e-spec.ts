import type { Member } from './support/members';
import { signInAs, signUp } from './support/members';
import { uploadPhoto } from './support/photos';
import type { ProjectBody } from './support/projects';
import { createProject } from './support/projects';
import { uniqueWord } from './support/unique';
import { Visitor } from './support/visitor';

describe('projects', () => {
  let owner: Member;
  let other: Member;

  beforeAll(async () => {
    [owner, other] = [await signUp(), await signUp()];
  });

  it('creates an empty project', async () => {
    const answer = await owner.post<ProjectBody>('/projects', { title: 'Wedding', description: 'of two friends' });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      title: 'Wedding',
      status: 'active',
      owner: { id: owner.id, handle: owner.handle },
      photoCount: 0,
      coverPhotoId: null,
      photos: [],
      members: [],
    });
  });

  it.each([
    ['without a title', {}],
    ['with an empty title', { title: '' }],
    ['with a title that is too long', { title: 'x'.repeat(121) }],
  ])('refuses a project %s', async (_, dto) => {
    expect((await owner.post('/projects', dto)).status).toBe(400);
  });

  it('shows projects to those who signed in only', async () => {
    expect((await new Visitor().get('/projects')).status).toBe(401);
  });

  it('lists projects with their photos and comments counted', async () => {
    const lister = await signUp();
    const project = await createProject(lister);
    const photos = [await uploadPhoto(lister), await uploadPhoto(lister)];
    for (const photo of photos) await lister.put(`/projects/${project.id}/photos/${photo.id}`);
    for (const photo of photos) await lister.post(`/photos/${photo.id}/comments`, { body: 'note to self' });
    const answer = await lister.get<ProjectBody[]>('/projects');
    expect(answer.body).toEqual([
      expect.objectContaining({
        id: project.id,
        owner: { id: lister.id, handle: lister.handle },
        photoCount: 2,
        commentCount: 2,
        coverPhotoId: photos[0]!.id,
      }),
    ]);
  });

  it('lists all projects at once, the last changed first', async () => {
    const lister = await signUp();
    const ids: number[] = [];
    for (let index = 0; index < 24; index += 1) ids.push((await createProject(lister)).id);
    await lister.patch(`/projects/${ids[0]}`, { title: 'touched' });
    const answer = await lister.get<ProjectBody[]>('/projects');
    expect(answer.body).toHaveLength(24);
    expect(answer.body[0]!.id).toBe(ids[0]);
    expect(answer.body[1]!.id).toBe(ids[23]);
  });

  it('lists the many projects of a busy account', async () => {
    const busy = await signInAs('busy');
    const answer = await busy.get<ProjectBody[]>('/projects');
    expect(answer.body.length).toBeGreaterThanOrEqual(20);
    expect(answer.body.every((project) => project.owner.handle.length > 0)).toBe(true);
  });

  it('lists by status', async () => {
    const lister = await signUp();
    const [active, archived] = [await createProject(lister), await createProject(lister)];
    await lister.patch(`/projects/${archived.id}`, { status: 'archived' });
    const idsOf = async (status: string) => {
      const answer = await lister.get<ProjectBody[]>(`/projects?status=${status}`);
      return answer.body.map((project) => project.id);
    };
    expect(await idsOf('active')).toEqual([active.id]);
    expect(await idsOf('archived')).toEqual([archived.id]);
    expect((await lister.get('/projects?status=lost')).status).toBe(400);
  });

  it("hides a project from others, and knows it's there for its owner only", async () => {
    const project = await createProject(owner);
    expect((await other.get(`/projects/${project.id}`)).status).toBe(404);
    expect((await other.delete(`/projects/${project.id}`)).status).toBe(404);
    expect((await owner.get(`/projects/${project.id}`)).status).toBe(200);
  });

  it('keeps photos in the order they were added', async () => {
    const project = await createProject(owner);
    const photos = [await uploadPhoto(owner), await uploadPhoto(owner), await uploadPhoto(owner)];
    for (const photo of [photos[2]!, photos[0]!, photos[1]!]) {
      expect((await owner.put(`/projects/${project.id}/photos/${photo.id}`)).status).toBe(204);
    }
    const answer = await owner.get<ProjectBody>(`/projects/${project.id}`);
    expect(answer.body.photos.map((photo) => photo.id)).toEqual([photos[2]!.id, photos[0]!.id, photos[1]!.id]);
  });

  it('holds a photo once', async () => {
    const project = await createProject(owner);
    const photo = await uploadPhoto(owner);
    await owner.put(`/projects/${project.id}/photos/${photo.id}`);
    expect((await owner.put(`/projects/${project.id}/photos/${photo.id}`)).status).toBe(409);
  });

  it('takes own photos only', async () => {
    const project = await createProject(owner);
    const hidden = await uploadPhoto(other);
    const open = await uploadPhoto(other, { visibility: 'public' });
    expect((await owner.put(`/projects/${project.id}/photos/${hidden.id}`)).status).toBe(404);
    expect((await owner.put(`/projects/${project.id}/photos/${open.id}`)).status).toBe(403);
  });

  it('lets a photo go, and forgets a removed one', async () => {
    const project = await createProject(owner);
    const [first, second] = [await uploadPhoto(owner), await uploadPhoto(owner)];
    for (const photo of [first, second]) await owner.put(`/projects/${project.id}/photos/${photo.id}`);
    expect((await owner.delete(`/projects/${project.id}/photos/${first.id}`)).status).toBe(204);
    expect((await owner.delete(`/projects/${project.id}/photos/${first.id}`)).status).toBe(404);
    await owner.delete(`/photos/${second.id}`);
    expect((await owner.get<ProjectBody>(`/projects/${project.id}`)).body.photos).toEqual([]);
  });

  it('takes one of its photos as cover', async () => {
    const project = await createProject(owner);
    const [inside, outside] = [await uploadPhoto(owner), await uploadPhoto(owner)];
    await owner.put(`/projects/${project.id}/photos/${inside.id}`);
    const answer = await owner.patch(`/projects/${project.id}`, { coverPhotoId: inside.id });
    expect(answer.body).toMatchObject({ coverPhotoId: inside.id });
    expect((await owner.patch(`/projects/${project.id}`, { coverPhotoId: outside.id })).status).toBe(400);
  });

  it('shows a project and its private photos to its members', async () => {
    const member = await signUp();
    const project = await createProject(owner);
    const photo = await uploadPhoto(owner);
    await owner.put(`/projects/${project.id}/photos/${photo.id}`);
    expect((await owner.post(`/projects/${project.id}/members`, { handle: member.handle })).status).toBe(204);
    const listed = await member.get<ProjectBody[]>('/projects');
    expect(listed.body.map((entry) => entry.id)).toEqual([project.id]);
    expect((await member.get(`/photos/${photo.id}/file`)).status).toBe(200);
    expect((await member.patch(`/projects/${project.id}`, { title: 'ours' })).status).toBe(403);
  });

  it('lets a member go', async () => {
    const member = await signUp();
    const project = await createProject(owner);
    await owner.post(`/projects/${project.id}/members`, { handle: member.handle });
    expect((await owner.post(`/projects/${project.id}/members`, { handle: member.handle })).status).toBe(409);
    expect((await owner.delete(`/projects/${project.id}/members/${member.id}`)).status).toBe(204);
    expect((await owner.delete(`/projects/${project.id}/members/${member.id}`)).status).toBe(404);
    expect((await member.get(`/projects/${project.id}`)).status).toBe(404);
  });

  it('invites nobody it does not know', async () => {
    const project = await createProject(owner);
    expect((await owner.post(`/projects/${project.id}/members`, { handle: uniqueWord() })).status).toBe(404);
  });

  it('removes a project and keeps its photos', async () => {
    const project = await createProject(owner);
    const photo = await uploadPhoto(owner);
    await owner.put(`/projects/${project.id}/photos/${photo.id}`);
    expect((await owner.delete(`/projects/${project.id}`)).status).toBe(204);
    expect((await owner.get(`/projects/${project.id}`)).status).toBe(404);
    expect((await owner.get(`/photos/${photo.id}`)).status).toBe(200);
  });
});
