/** Tables that only grow and are read by time. */
import type { DataAccessFact, StatementStatistics } from '@banyan/model';
import { factsOf, fn } from '../../facts-of.fixture';
import { findHotspots } from '../../find-hotspots';
import { partitionCandidate } from './partition-candidate';

const at = { file: 'src/a.ts', line: 3, entity: 'Audit', via: 'repository' as const, function: 'src/a.ts#A.run' };
const insert: DataAccessFact = { ...at, operation: 'write', call: 'this.rows.insert' };
const key = (...columns: string[]) => ({ columns, from: 'parameter' as const });
const recent: DataAccessFact = { ...at, line: 5, operation: 'read', call: 'this.rows.find', key: key('created_at') };

function told(
  table: string,
  accesses: readonly DataAccessFact[],
  statements: readonly Partial<StatementStatistics>[] = [],
) {
  const columns = [
    { name: 'id', line: 2 },
    { name: 'created_at', line: 3 },
  ];
  const entity = { name: 'Audit', table, tableNamed: true, layer: 'typeorm', columns, relations: [], indexes: [] };
  const facts = factsOf({
    functions: [fn('src/a.ts#A.run')],
    endpoints: [{ kind: 'http', method: 'POST', path: '/a', handler: 'src/a.ts#A.run', file: 'src/a.ts', line: 1 }],
    entities: [{ ...entity, file: 'src/e.ts', line: 1 }],
    accesses,
  });
  const whole = statements.map((one) => {
    const rest = { operation: 'read' as const, calls: 1, milliseconds: 1, mean: 1, rows: 1 };
    return { template: 'SELECT', tables: [table], ...rest, ...one };
  });
  const evidence = {
    schema: 'banyan/runtime-evidence@1' as const,
    ...(whole.length > 0 && { statements: { sources: [], statements: whole, problems: [] } }),
  };
  return findHotspots(facts, { rules: [partitionCandidate], evidence }).findings.map(({ severity }) => severity);
}

it('a log that is read by time is a candidate, one that is changed or not read by time is none', () => {
  expect(told('audit_entries', [insert, recent])).toEqual(['low']);
  const update: DataAccessFact = { ...at, line: 7, operation: 'write', call: 'this.rows.update', key: key('id') };
  expect(told('audit_entries', [insert, recent, update])).toEqual([]);
  expect(told('audit_entries', [insert, { ...recent, key: key('id') }])).toEqual([]);
  expect(told('audit_entries', [recent])).toEqual([]);
});

it('what is old may be deleted by time: that is what parts are for', () => {
  const expire: DataAccessFact = {
    ...at,
    line: 7,
    operation: 'write',
    call: 'this.rows.delete',
    key: key('created_at'),
  };
  expect(told('audit_entries', [insert, recent, expire])).toEqual(['low']);
});

it('other tables are told when they were measured to be large or slow to read', () => {
  const template = 'INSERT INTO orders (a) VALUES ($1)';
  const added = { operation: 'write' as const, template, calls: 2_000_000 };
  expect(told('orders', [insert, recent])).toEqual([]);
  expect(told('orders', [insert, recent], [{ ...added, calls: 10 }])).toEqual([]);
  expect(told('orders', [insert, recent], [added])).toEqual(['medium']);
  expect(told('orders', [insert, recent], [{ mean: 150 }])).toEqual(['medium']);
});
