import type { Member } from './support/members';
import { signUp } from './support/members';
import type { PhotoBody } from './support/photos';
import { uploadPhoto } from './support/photos';
import type { DecodedPicture } from './support/pictures';
import { decodePng, halvesPng, paintPng, plainPng } from './support/pictures';
import { createProject } from './support/projects';
import { Visitor } from './support/visitor';

interface ApplicationBody {
  id: number;
  photoId: number;
  preset: string | null;
  steps: { filter: string; amount?: number }[];
  status: string;
  resultVersion: number;
  durationMs: number;
}

interface PresetBody {
  id: number;
  name: string;
  own: boolean;
}

describe('image processing', () => {
  let owner: Member;
  let other: Member;

  beforeAll(async () => {
    [owner, other] = [await signUp(), await signUp()];
  });

  async function preview(content: Buffer, ...steps: { filter: string; amount?: number }[]): Promise<DecodedPicture> {
    const photo = await uploadPhoto(owner, { content });
    const answer = await owner.post('/filters/preview', { photoId: photo.id, steps });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/png');
    return decodePng(answer.bytes);
  }

  describe('the filters', () => {
    it('are listed with the amounts they take', async () => {
      const answer = await owner.get<{ name: string; amount: unknown }[]>('/filters');
      const amounts = new Map(answer.body.map((filter) => [filter.name, filter.amount]));
      expect(amounts.get('blur')).toEqual({ min: 1, max: 12, default: 3, whole: true });
      expect(amounts.get('edges')).toBeNull();
      expect((await new Visitor().get('/filters')).status).toBe(401);
    });

    it('blur: spreads a white pixel over its neighbours', async () => {
      const dot = paintPng(7, 7, (x, y) => (x === 3 && y === 3 ? [255, 255, 255] : [0, 0, 0]));
      const blurred = await preview(dot, { filter: 'blur', amount: 1 });
      const [centre, beside, corner] = [blurred.at(3, 3)[0], blurred.at(2, 3)[0], blurred.at(2, 2)[0]];
      expect(centre).toBeGreaterThan(beside);
      expect(beside).toBeGreaterThan(corner);
      expect(corner).toBeGreaterThan(0);
      expect(blurred.at(0, 0)).toEqual([0, 0, 0]);
    });

    it('blur: leaves one colour as it is', async () => {
      const blurred = await preview(plainPng([90, 60, 30], 8), { filter: 'blur', amount: 2 });
      expect(blurred.at(4, 4)).toEqual([90, 60, 30]);
      expect(blurred.at(0, 7)).toEqual([90, 60, 30]);
    });

    it('sharpen: pulls both sides of an edge apart', async () => {
      const soft = paintPng(6, 3, (x) => (x < 3 ? [100, 100, 100] : [150, 150, 150]));
      const sharp = await preview(soft, { filter: 'sharpen', amount: 1 });
      expect([0, 2, 3, 5].map((x) => sharp.at(x, 1)[0])).toEqual([100, 50, 200, 150]);
    });

    it('edges: draws the line between black and white, and nothing else', async () => {
      const drawn = await preview(halvesPng(8, 4), { filter: 'edges' });
      expect([0, 2, 3, 4, 5, 7].map((x) => drawn.at(x, 2)[0])).toEqual([0, 0, 255, 255, 0, 0]);
    });

    it('sepia: turns white into the brown of old prints', async () => {
      const brown = await preview(plainPng([255, 255, 255]), { filter: 'sepia' });
      expect(brown.at(1, 1)).toEqual([255, 255, 239]);
      const dark = await preview(plainPng([100, 100, 100]), { filter: 'sepia', amount: 1 });
      expect(dark.at(1, 1)).toEqual([135, 120, 94]);
    });

    it('grayscale: weighs colours as the eye does', async () => {
      const gray = await preview(
        paintPng(3, 1, (x) => [x === 0 ? 255 : 0, x === 1 ? 255 : 0, x === 2 ? 255 : 0]),
        {
          filter: 'grayscale',
        },
      );
      expect([gray.at(0, 0), gray.at(1, 0), gray.at(2, 0)]).toEqual([
        [76, 76, 76],
        [150, 150, 150],
        [29, 29, 29],
      ]);
    });

    it('rotate: turns a picture clockwise', async () => {
      const column = paintPng(2, 3, (x, y) => [x * 100, y * 100, 0]);
      const turned = await preview(column, { filter: 'rotate', amount: 1 });
      expect([turned.width, turned.height]).toEqual([3, 2]);
      expect(turned.at(0, 0)).toEqual([0, 200, 0]);
      expect(turned.at(2, 1)).toEqual([100, 0, 0]);
    });

    it('resize: averages what falls together', async () => {
      const small = await preview(halvesPng(8, 8), { filter: 'resize', amount: 2 });
      expect([small.width, small.height]).toEqual([2, 2]);
      expect([small.at(0, 0), small.at(1, 1)]).toEqual([
        [0, 0, 0],
        [255, 255, 255],
      ]);
    });

    it('run one after the other', async () => {
      const picture = await preview(plainPng([10, 20, 30]), { filter: 'invert' }, { filter: 'grayscale' });
      expect(picture.at(0, 0)).toEqual([237, 237, 237]);
      const swapped = await preview(plainPng([10, 20, 30]), { filter: 'brightness', amount: -1 }, { filter: 'invert' });
      expect(swapped.at(0, 0)).toEqual([255, 255, 255]);
    });
  });

  describe('a preview', () => {
    it('keeps nothing', async () => {
      const photo = await uploadPhoto(owner);
      await owner.post('/filters/preview', { photoId: photo.id, steps: [{ filter: 'invert' }] });
      expect((await owner.get(`/photos/${photo.id}`)).body).toMatchObject({ currentVersion: 1 });
      expect((await owner.get(`/photos/${photo.id}/filters`)).body).toEqual([]);
    });

    it('is open to whoever may see the photo', async () => {
      const steps = [{ filter: 'invert' }];
      const [open, hidden] = [await uploadPhoto(owner, { visibility: 'public' }), await uploadPhoto(owner)];
      expect((await other.post('/filters/preview', { photoId: open.id, steps })).status).toBe(200);
      expect((await other.post('/filters/preview', { photoId: hidden.id, steps })).status).toBe(404);
    });

    it.each([
      ['no steps', []],
      ['an unknown filter', [{ filter: 'beautify' }]],
      ['an amount out of range', [{ filter: 'blur', amount: 13 }]],
      ['half a pixel', [{ filter: 'blur', amount: 1.5 }]],
      ['an amount for a filter without one', [{ filter: 'edges', amount: 1 }]],
      ['an amount in words', [{ filter: 'blur', amount: 'much' }]],
      ['more steps than eight', Array.from({ length: 9 }, () => ({ filter: 'invert' }))],
    ])('refuses %s', async (_, steps) => {
      const photo = await uploadPhoto(owner);
      expect((await owner.post('/filters/preview', { photoId: photo.id, steps })).status).toBe(400);
    });
  });

  describe('applied filters', () => {
    it('become the next version and leave the original', async () => {
      const photo = await uploadPhoto(owner, { content: plainPng([10, 20, 30]) });
      const answer = await owner.post<ApplicationBody>(`/photos/${photo.id}/filters`, {
        steps: [{ filter: 'invert' }],
      });
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({ photoId: photo.id, status: 'done', resultVersion: 2, preset: null });
      const current = await owner.get(`/photos/${photo.id}/file`);
      const original = await owner.get(`/photos/${photo.id}/file?version=1`);
      expect(decodePng(current.bytes).at(0, 0)).toEqual([245, 235, 225]);
      expect(decodePng(original.bytes).at(0, 0)).toEqual([10, 20, 30]);
    });

    it('build on the version before', async () => {
      const photo = await uploadPhoto(owner, { content: plainPng([10, 20, 30]) });
      for (let round = 0; round < 2; round += 1) {
        await owner.post(`/photos/${photo.id}/filters`, { steps: [{ filter: 'invert' }] });
      }
      const versions = await owner.get<{ version: number; note: string }[]>(`/photos/${photo.id}/versions`);
      expect(versions.body.map(({ version, note }) => [version, note])).toEqual([
        [1, 'original'],
        [2, 'invert'],
        [3, 'invert'],
      ]);
      expect(decodePng((await owner.get(`/photos/${photo.id}/file`)).bytes).at(0, 0)).toEqual([10, 20, 30]);
    });

    it('change the size of the photo with the picture', async () => {
      const photo = await uploadPhoto(owner, { content: halvesPng(8, 4) });
      const steps = [{ filter: 'rotate' }, { filter: 'resize', amount: 2 }];
      await owner.post(`/photos/${photo.id}/filters`, { steps });
      expect((await owner.get<PhotoBody>(`/photos/${photo.id}`)).body).toMatchObject({
        currentVersion: 2,
        width: 2,
        height: 4,
      });
    });

    it('are remembered, the last first', async () => {
      const photo = await uploadPhoto(owner);
      for (const filter of ['invert', 'sepia'])
        await owner.post(`/photos/${photo.id}/filters`, { steps: [{ filter }] });
      const answer = await owner.get<ApplicationBody[]>(`/photos/${photo.id}/filters`);
      expect(answer.body.map(({ steps, resultVersion }) => [steps[0]!.filter, resultVersion])).toEqual([
        ['sepia', 3],
        ['invert', 2],
      ]);
      const all = await owner.get<ApplicationBody[]>('/filters/applications');
      expect(all.body.slice(0, 2).map((application) => application.photoId)).toEqual([photo.id, photo.id]);
    });

    it('are for the owner only, even inside a project', async () => {
      const photo = await uploadPhoto(owner);
      const project = await createProject(owner);
      await owner.put(`/projects/${project.id}/photos/${photo.id}`);
      await owner.post(`/projects/${project.id}/members`, { handle: other.handle });
      const steps = [{ filter: 'invert' }];
      expect((await other.post(`/photos/${photo.id}/filters`, { steps })).status).toBe(403);
      expect((await other.get(`/photos/${photo.id}/filters`)).status).toBe(200);
    });

    it('need a photo that is there, and a session', async () => {
      const body = { steps: [{ filter: 'invert' }] };
      expect((await owner.post('/photos/2147483647/filters', body)).status).toBe(404);
      expect((await new Visitor().post('/photos/1/filters', body)).status).toBe(401);
      expect((await owner.post('/photos/first/filters', body)).status).toBe(400);
    });

    it('need steps or a preset', async () => {
      const photo = await uploadPhoto(owner);
      expect((await owner.post(`/photos/${photo.id}/filters`, {})).status).toBe(400);
      expect((await owner.post(`/photos/${photo.id}/filters`, { presetId: 'best' })).status).toBe(400);
    });

    it('change nothing when the picture cannot be decoded', async () => {
      const content = plainPng([1, 2, 3]);
      const photo = await uploadPhoto(owner, { content: content.subarray(0, 45) });
      const answer = await owner.post(`/photos/${photo.id}/filters`, { steps: [{ filter: 'invert' }] });
      expect(answer.status).toBe(400);
      expect((await owner.get(`/photos/${photo.id}`)).body).toMatchObject({ currentVersion: 1 });
      expect((await owner.get(`/photos/${photo.id}/filters`)).body).toEqual([]);
    });

    it('end with the quota of the month', async () => {
      const eager = await signUp();
      const photo = await uploadPhoto(eager, { content: plainPng([1, 2, 3], 1) });
      const steps = Array.from({ length: 8 }, () => ({ filter: 'invert' }));
      const statuses: number[] = [];
      for (let round = 0; round < 7; round += 1) {
        statuses.push((await eager.post(`/photos/${photo.id}/filters`, { steps })).status);
      }
      expect(statuses).toEqual([201, 201, 201, 201, 201, 201, 403]);
      expect((await eager.get('/quotas/me')).body).toMatchObject({ filters: { used: 48, limit: 50 } });
    });
  });

  describe('presets', () => {
    it('apply their steps and are named in the history', async () => {
      const created = await owner.post<PresetBody>('/filters/presets', {
        name: 'Negative print',
        steps: [{ filter: 'invert' }, { filter: 'grayscale' }],
      });
      expect(created.status).toBe(201);
      const photo = await uploadPhoto(owner, { content: plainPng([10, 20, 30]) });
      await owner.post(`/photos/${photo.id}/filters`, { presetId: created.body.id });
      const [application] = (await owner.get<ApplicationBody[]>(`/photos/${photo.id}/filters`)).body;
      expect(application).toMatchObject({
        preset: 'Negative print',
        steps: [{ filter: 'invert' }, { filter: 'grayscale' }],
      });
      expect(decodePng((await owner.get(`/photos/${photo.id}/file`)).bytes).at(0, 0)).toEqual([237, 237, 237]);
    });

    it('are listed: those for all, then those of one account', async () => {
      const designer = await signUp();
      await designer.post('/filters/presets', { name: 'Mine', steps: [{ filter: 'sepia' }] });
      const answer = await designer.get<PresetBody[]>('/filters/presets');
      expect(answer.body.map(({ name, own }) => [name, own])).toEqual([
        ['Old print', false],
        ['Crisp', false],
        ['Dream', false],
        ['Mine', true],
      ]);
    });

    it('are of use to their account only', async () => {
      const preset = await owner.post<PresetBody>('/filters/presets', { name: 'Secret', steps: [{ filter: 'sepia' }] });
      const photo = await uploadPhoto(other);
      expect((await other.post(`/photos/${photo.id}/filters`, { presetId: preset.body.id })).status).toBe(404);
      expect((await other.delete(`/filters/presets/${preset.body.id}`)).status).toBe(404);
      expect((await owner.delete(`/filters/presets/${preset.body.id}`)).status).toBe(204);
    });

    it('are checked before they are kept', async () => {
      const body = { name: 'Too much', steps: [{ filter: 'blur', amount: 99 }] };
      expect((await owner.post('/filters/presets', body)).status).toBe(400);
      expect((await owner.post('/filters/presets', { name: 'Nothing', steps: [] })).status).toBe(400);
    });
  });

  describe('thumbnails', () => {
    it('have the width asked for and the proportions of the photo', async () => {
      const photo = await uploadPhoto(owner, { content: halvesPng(200, 100) });
      const answer = await owner.get(`/photos/${photo.id}/thumbnail?width=50`);
      const picture = decodePng(answer.bytes);
      expect(answer.headers.get('content-type')).toBe('image/png');
      expect([picture.width, picture.height]).toEqual([50, 25]);
      expect([picture.at(5, 5), picture.at(45, 20)]).toEqual([
        [0, 0, 0],
        [255, 255, 255],
      ]);
    });

    it('never enlarge', async () => {
      const photo = await uploadPhoto(owner, { content: halvesPng(20, 10) });
      const picture = decodePng((await owner.get(`/photos/${photo.id}/thumbnail`)).bytes);
      expect([picture.width, picture.height]).toEqual([20, 10]);
    });

    it('show the current version', async () => {
      const photo = await uploadPhoto(owner, { content: plainPng([0, 0, 0], 16) });
      await owner.post(`/photos/${photo.id}/filters`, { steps: [{ filter: 'invert' }] });
      const picture = decodePng((await owner.get(`/photos/${photo.id}/thumbnail?width=16`)).bytes);
      expect(picture.at(8, 8)).toEqual([255, 255, 255]);
    });

    it.each(['0', '5000', 'wide'])('refuse the width %s', async (width) => {
      const photo = await uploadPhoto(owner);
      expect((await owner.get(`/photos/${photo.id}/thumbnail?width=${width}`)).status).toBe(400);
    });

    it('of private photos are private', async () => {
      const photo = await uploadPhoto(owner);
      expect((await other.get(`/photos/${photo.id}/thumbnail`)).status).toBe(404);
    });
  });
});
