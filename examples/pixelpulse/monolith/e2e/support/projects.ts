import { uniqueWord } from './unique';
import type { Visitor } from './visitor';

export interface ProjectBody {
  id: number;
  title: string;
  status: string;
  owner: { id: number; handle: string };
  coverPhotoId: number | null;
  photoCount: number;
  commentCount: number;
  photos: { id: number }[];
  members: { accountId: number; handle: string }[];
}

export async function createProject(visitor: Visitor, title = uniqueWord('project ')): Promise<ProjectBody> {
  const answer = await visitor.post<ProjectBody>('/projects', { title });
  expect(answer.status).toBe(201);
  return answer.body;
}
