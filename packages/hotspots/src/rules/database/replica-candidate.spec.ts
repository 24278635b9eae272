import type { DataAccessFact, EndpointFact, EntityFact } from '@banyan/model';
import { factsOf, fn } from '../../facts-of.fixture';
import { findHotspots } from '../../find-hotspots';
import { replicaCandidate } from './replica-candidate';

const add = 'src/a.ts#A.add';
const tables = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];

it('lists a hundred routes with five of their tables, and all of them as entry points', () => {
  const handlers = Array.from({ length: 103 }, (_, at) => `src/a.ts#A.list${at}`);
  const facts = factsOf({
    functions: [...handlers, add].map((id) => fn(id)),
    entities: tables.map(
      (name): EntityFact => ({
        ...{ name, table: `${name}s`, tableNamed: true, layer: 'typeorm', file: 'src/entities.ts', line: 1 },
        ...{ columns: [], relations: [], indexes: [] },
      }),
    ),
    endpoints: [...handlers, add].map(
      (handler, line): EndpointFact => ({
        ...{ kind: 'http', method: handler === add ? 'POST' : 'GET', path: `/list/${line}`, handler },
        ...{ file: 'src/a.ts', line },
      }),
    ),
    accesses: [...handlers, add].flatMap((id, line) =>
      tables.map(
        (entity): DataAccessFact => ({
          ...{ function: id, file: 'src/a.ts', line, entity, rows: 'many', via: 'repository' },
          ...(id === add ? { operation: 'write', call: 'photos.insert' } : { operation: 'read', call: 'photos.find' }),
        }),
      ),
    ),
  });
  const [finding] = findHotspots(facts, { rules: [replicaCandidate] }).findings;
  expect([finding?.entryPoints.length, finding?.related?.length]).toEqual([103, 100]);
  expect(finding?.related?.[0]?.text).toBe('GET /list/0 reads A, B, C, D, E and 2 more tables');
  expect(finding?.reasons).toContain('The 100 busiest of them are listed with their tables.');
});
