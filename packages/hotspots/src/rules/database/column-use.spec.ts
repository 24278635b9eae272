import type { DataAccessFact, EndpointFact, EntityFact, RelationFact } from '@banyan/model';
import { indexFacts } from '../../facts-index';
import { factsOf, fn } from '../../facts-of.fixture';
import { unindexedUses } from './column-use';

const list: EndpointFact = {
  ...{ kind: 'http', method: 'GET', path: '/queues', handler: 'src/a.ts#list', file: 'src/a.ts', line: 1 },
};
const at = { function: 'src/a.ts#list', file: 'src/a.ts', line: 5, call: 'prisma.queue.findMany' } as const;

function entity(name: string, columns: readonly string[], relation: RelationFact, indexes: readonly string[][] = []) {
  const base = { name, table: name, tableNamed: true, layer: 'prisma', file: 'schema.prisma', line: 1 } as const;
  const of = { columns: columns.map((column) => ({ name: column, line: 1 })), relations: [relation] };
  return { ...base, ...of, indexes: indexes.map((one) => ({ columns: one, unique: false, line: 1 })) } as EntityFact;
}

/** Columns without an index by which the items of queues are joined. */
function joinedBy(
  indexes: readonly string[][],
  relation: Partial<RelationFact> = {},
  join: Partial<DataAccessFact> = {},
) {
  const one: RelationFact = {
    property: 'queue',
    line: 1,
    kind: 'many-to-one',
    target: 'Queue',
    owner: true,
    ...relation,
  };
  const many: RelationFact = { property: 'items', line: 1, kind: 'one-to-many', target: 'Item', owner: false };
  const accesses: DataAccessFact[] = [
    { ...at, entity: 'Queue', operation: 'read', via: 'repository' },
    { ...at, entity: 'Item', operation: 'read', via: 'join', ...join },
  ];
  const entities = [
    entity('Queue', ['id'], many),
    entity('Item', ['id', 'queueId', 'teamId', 'objectId'], one, indexes),
  ];
  const facts = factsOf({ functions: [fn('src/a.ts#list')], endpoints: [list], accesses, entities });
  return unindexedUses(indexFacts(facts)).flatMap(({ by, columns }) => (by === 'join' ? columns : []));
}

it('of the columns of a condition those are first that a value is given for, moments are asked for in ranges', () => {
  const asked: DataAccessFact = {
    ...{ ...at, entity: 'Token', operation: 'read', via: 'repository' },
    key: { columns: ['createdAt', 'email', 'kind'], from: 'parameter' },
  };
  const token: EntityFact = {
    ...entity('Token', ['id', 'createdAt', 'email', 'kind'], {} as RelationFact),
    relations: [],
  };
  const facts = factsOf({ functions: [fn('src/a.ts#list')], endpoints: [list], accesses: [asked], entities: [token] });
  expect(unindexedUses(indexFacts(facts)).map(({ columns }) => columns)).toEqual([['email', 'createdAt', 'kind']]);
});

describe('rows that are joined', () => {
  it('are looked up by their key', () => {
    expect(joinedBy([])).toEqual(['queueId']);
    expect(joinedBy([['queueId']])).toEqual([]);
    expect(joinedBy([['teamId', 'queueId']])).toEqual(['queueId']);
  });

  it('are found by any part of a key of several columns', () => {
    expect(joinedBy([['teamId', 'queueId']], { columns: ['queueId', 'teamId'] })).toEqual([]);
  });

  it('are found by a condition of their own', () => {
    const key = { columns: ['objectId'], from: 'parameter' } as const;
    expect(joinedBy([['objectId', 'queueId']], {}, { key })).toEqual([]);
    expect(joinedBy([['teamId']], {}, { key })).toEqual(['queueId']);
  });
});
