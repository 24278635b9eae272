import { plainPng } from './pictures';
import type { Answer, Visitor } from './visitor';

export interface PhotoBody {
  id: number;
  title: string;
  description: string;
  visibility: string;
  owner: { id: number; handle: string };
  width: number;
  height: number;
  bytes: number;
  currentVersion: number;
  viewCount: number;
  commentCount: number;
}

export interface UploadFields {
  title?: string;
  description?: string;
  visibility?: string;
}

export function sendPhoto(visitor: Visitor, content: Buffer, fields: UploadFields = {}): Promise<Answer<PhotoBody>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([new Uint8Array(content)], { type: 'image/png' }), 'picture.png');
  return visitor.postForm<PhotoBody>('/uploads', form);
}

/** Uploads a small picture that must be taken. */
export async function uploadPhoto(
  visitor: Visitor,
  fields: UploadFields & { content?: Buffer } = {},
): Promise<PhotoBody> {
  const { content = plainPng([200, 100, 50]), ...texts } = fields;
  const answer = await sendPhoto(visitor, content, { title: 'untitled', ...texts });
  expect(answer.status).toBe(201);
  return answer.body;
}
