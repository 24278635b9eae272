import type { EntityFact } from '@banyan/model';
import { indexSketch } from './index-sketch';

const entity = (layer: string): EntityFact => ({
  ...{ name: 'Photo', table: 'photos', tableNamed: true, file: 'src/photo.ts', line: 1, layer },
  columns: [
    { name: 'owner_id', property: 'ownerId', line: 2 },
    { name: 'kind', line: 3 },
  ],
  ...{ relations: [], indexes: [] },
});

it.each([
  ['prisma', '@@index([ownerId, kind])'],
  ['drizzle', "index('photos_owner_id_kind_idx').on(table.ownerId, table.kind)"],
  ['mikroorm', "@Index({ properties: ['ownerId', 'kind'] }) // on Photo"],
  ['sequelize', "indexes: [{ fields: ['owner_id', 'kind'] }]"],
  ['typeorm', 'CREATE INDEX CONCURRENTLY photos_owner_id_kind_idx ON photos (owner_id, kind);'],
])('an index in the words of %s has the names that it knows columns by', (layer, sketch) => {
  expect(indexSketch(entity(layer), ['owner_id', 'kind'])).toBe(sketch);
});
