import { BUSIEST_ACCOUNT } from './demo-accounts';
import type { Cell } from './insert-rows';
import { insertRows } from './insert-rows';
import type { SeededPhoto } from './photos';
import type { Seeding } from './seeding';
import { momentAt } from './seeding';
import { MOODS, SUBJECTS } from './words';

const PROJECT_COLUMNS = {
  id: 'int',
  owner_id: 'int',
  title: 'text',
  description: 'text',
  status: 'text',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
};
const PHOTOS_A_PROJECT = 12;

export async function seedProjects(seeding: Seeding, photos: readonly SeededPhoto[]): Promise<void> {
  const { client, random, scale } = seeding;
  const photosOf = groupByOwner(photos);
  const projects: Cell[][] = [];
  const projectPhotos: Cell[][] = [];
  const members: Cell[][] = [];
  for (let id = 1; id <= scale.projects; id += 1) {
    const ownerId = id <= scale.busiestProjects ? BUSIEST_ACCOUNT : random.skewedUpTo(scale.accounts);
    const createdAt = momentAt((id / scale.projects) * 0.9);
    const title = `${random.pick(MOODS)} ${random.pick(SUBJECTS)} ${id}`;
    const status = random.next() < 0.85 ? 'active' : 'archived';
    projects.push([id, ownerId, title, `Everything about ${title}.`, status, createdAt, createdAt]);
    choosePhotos(seeding, photosOf.get(ownerId) ?? []).forEach((photoId, position) => {
      projectPhotos.push([id, photoId, position + 1]);
    });
    const member = random.upTo(scale.accounts);
    if (member !== ownerId) members.push([id, member]);
  }
  await insertRows(client, 'projects', PROJECT_COLUMNS, projects);
  await insertRows(client, 'project_photos', { project_id: 'int', photo_id: 'int', position: 'int' }, projectPhotos);
  await insertRows(client, 'project_members', { project_id: 'int', account_id: 'int' }, members);
  await seedTeams(seeding);
}

function groupByOwner(photos: readonly SeededPhoto[]): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const { id, accountId } of photos) groups.set(accountId, [...(groups.get(accountId) ?? []), id]);
  return groups;
}

function choosePhotos({ random }: Seeding, candidates: readonly number[]): number[] {
  if (candidates.length === 0) return [];
  const chosen = new Set<number>();
  for (let index = 0; index < random.upTo(PHOTOS_A_PROJECT); index += 1) chosen.add(random.pick(candidates));
  return [...chosen];
}

async function seedTeams({ client, random, scale }: Seeding): Promise<void> {
  const count = Math.ceil(scale.accounts / 40);
  const teams: Cell[][] = [];
  const members: Cell[][] = [];
  for (let id = 1; id <= count; id += 1) {
    const people = new Set(Array.from({ length: 6 }, () => random.upTo(scale.accounts)));
    const [owner] = people;
    teams.push([id, `Studio ${id}`, owner!]);
    for (const accountId of people) members.push([id, accountId, accountId === owner ? 'editor' : 'viewer']);
  }
  await insertRows(client, 'teams', { id: 'int', name: 'text', owner_id: 'int' }, teams);
  await insertRows(client, 'team_members', { team_id: 'int', account_id: 'int', role: 'text' }, members);
}
