import type { AccessKey, DataAccessFact, EntityFact } from '@banyan/model';
import { indexFacts } from '../../../facts-index';
import { factsOf } from '../../../facts-of.fixture';
import type { Site } from '../summaries';
import { fixNames } from './fix-names';

const photo: EntityFact = {
  ...{ name: 'Photo', table: 'photos', tableNamed: true, layer: 'prisma', file: 'a.prisma', line: 1 },
  columns: [
    { name: 'id', line: 2, primary: true },
    { name: 'post_id', property: 'postId', line: 3 },
  ],
  ...{ relations: [], indexes: [] },
};

function namesOf(access: Partial<DataAccessFact>, entity: Partial<EntityFact> = {}) {
  const read: DataAccessFact = {
    ...{ function: 'src/a.ts#A.list', file: 'src/a.ts', line: 5, entity: 'Photo', operation: 'read' },
    ...{ via: 'repository', call: 'this.prisma.photo.findFirst' },
    ...access,
  };
  const site = { asks: { access: read }, repeats: [] } as unknown as Site;
  return fixNames(indexFacts(factsOf({ entities: [{ ...photo, ...entity }] })), site);
}

const key = (columns: readonly string[], by?: string): { readonly key: AccessKey } => ({
  key: { columns, from: 'parameter', ...(by !== undefined && { by }) },
});

describe('the names of a sketch', () => {
  it.each([
    ['the only one', key(['post_id']), 'postId'],
    ['the one with the value that varies', key(['deleted_at', 'post_id'], 'post_id'), 'postId'],
    ['the first one where none is told', key(['deleted_at', 'post_id']), 'deleted_at'],
    ['the primary key without a condition', {}, 'id'],
  ])('choose rows by %s, as the code calls it', (_what, access, column) => {
    expect(namesOf(access).column).toBe(column);
  });

  it('are those of the database in SQL', () => {
    expect(namesOf({ ...key(['post_id']), via: 'sql' }).column).toBe('post_id');
  });

  it.each([
    ['prisma', 'this.prisma.client(…).photo.findFirst', 'this.prisma.client().photo'],
    ['prisma', 'tx.photo.findFirst', 'tx.photo'],
    ['typeorm', 'this.photos.createQueryBuilder(…).getOne', 'this.photos'],
    ['typeorm', 'photos.findOneBy', 'photos'],
    ['typeorm', 'find', 'photo'],
  ])('are called on what %s is called on in %s', (layer, call, receiver) => {
    expect(namesOf({ call }, { layer }).receiver).toBe(receiver);
  });
});
