import type { Member } from './support/members';
import { signUp } from './support/members';
import { sendPhoto, uploadPhoto } from './support/photos';
import { decodePng, paintPng, plainPng } from './support/pictures';
import { Visitor } from './support/visitor';

interface UploadBody {
  id: number;
  originalName: string;
  bytes: number;
  width: number;
}

describe('uploads', () => {
  let member: Member;

  beforeAll(async () => {
    member = await signUp();
  });

  it('makes a photo of a picture', async () => {
    const content = paintPng(6, 3, (x, y) => [x * 40, y * 80, 7]);
    const answer = await sendPhoto(member, content, { title: 'Six by three', description: 'tiny' });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      title: 'Six by three',
      visibility: 'private',
      width: 6,
      height: 3,
      bytes: content.length,
      owner: { id: member.id, handle: member.handle },
      currentVersion: 1,
    });
  });

  it('names a photo after its file when no title is sent', async () => {
    expect((await sendPhoto(member, plainPng([1, 2, 3]))).body.title).toBe('picture');
  });

  it('takes nothing from strangers', async () => {
    expect((await sendPhoto(new Visitor(), plainPng([1, 2, 3]))).status).toBe(401);
  });

  it('takes no file that is not a PNG', async () => {
    const answer = await sendPhoto(member, Buffer.from('GIF89a, or so it says, and then some more bytes'));
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ message: 'The file is not a PNG picture.' });
  });

  it('takes no picture that claims to be huge', async () => {
    const content = plainPng([1, 2, 3]);
    content.writeUInt32BE(60_000, 16);
    expect((await sendPhoto(member, content)).status).toBe(400);
  });

  it('asks for the file when there is none', async () => {
    const form = new FormData();
    form.set('title', 'nothing in here');
    const answer = await member.postForm<{ message: string }>('/uploads', form);
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain('"file"');
  });

  it('refuses a file above the limit', async () => {
    const answer = await sendPhoto(member, Buffer.alloc(11 * 1024 * 1024));
    expect(answer.status).toBe(413);
  });

  it('refuses a visibility it does not know', async () => {
    expect((await sendPhoto(member, plainPng([1, 2, 3]), { visibility: 'friends' })).status).toBe(400);
  });

  it('gives the very bytes back to their owner only', async () => {
    const owner = await signUp();
    const content = plainPng([9, 8, 7]);
    await uploadPhoto(owner, { content });
    const [upload] = (await owner.get<UploadBody[]>('/uploads')).body;
    expect(upload).toMatchObject({ originalName: 'picture.png', bytes: content.length, width: 4 });
    const answer = await owner.get(`/uploads/${upload!.id}/content`);
    expect(answer.headers.get('content-disposition')).toContain('picture.png');
    expect(answer.bytes.equals(content)).toBe(true);
    expect(decodePng(answer.bytes).at(0, 0)).toEqual([9, 8, 7]);
    expect((await member.get(`/uploads/${upload!.id}/content`)).status).toBe(404);
  });

  it('lists all uploads of an account, newest first', async () => {
    const owner = await signUp();
    for (const side of [2, 3, 4]) await uploadPhoto(owner, { content: plainPng([1, 1, 1], side) });
    const answer = await owner.get<UploadBody[]>('/uploads');
    expect(answer.body.map((upload) => upload.width)).toEqual([4, 3, 2]);
  });
});
