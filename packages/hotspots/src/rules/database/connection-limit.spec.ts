/** Pool × instances against the server's limit, each figure with its place. */
import type { ConnectionPoolFact, DeploymentFact, HotspotSettings } from '@banyan/model';
import { factsOf } from '../../facts-of.fixture';
import { findHotspots } from '../../find-hotspots';
import { connectionLimit } from './connection-limit';

const pool: ConnectionPoolFact = {
  ...{ layer: 'pg', server: 'postgres', function: 'src/db.ts#', file: 'src/db.ts', line: 3 },
  size: { connections: 20, file: 'src/db.ts', line: 4 },
};

function instances(value: number | undefined, name = 'api', more: Partial<DeploymentFact> = {}): DeploymentFact {
  const at = { kind: 'instances', by: 'compose', file: 'docker-compose.yml', line: 7 } as const;
  return { ...at, name, ...(value !== undefined && { value }), ...more };
}

function told(deployment: readonly DeploymentFact[], given: Partial<ConnectionPoolFact> = {}): string[] {
  const facts = factsOf({ connectionPools: [{ ...pool, ...given }], deployment });
  const { findings, harmless } = findHotspots(facts, { rules: [connectionLimit] });
  return [...findings.map(({ severity, title }) => `${severity}: ${title}`), ...harmless.map(({ reason }) => reason)];
}

it('more connections than the server takes are told as a sum, those that fit are harmless', () => {
  expect(told([instances(5)])).toEqual(['high: 5 instances may open 100 connections; the server takes 97']);
  expect(told([instances(4)])).toEqual([
    'medium: 4 instances may open 80 of 97 connections: no room for a rolling update',
  ]);
  expect(told([instances(3)])).toEqual(['within-limit']);
  expect(told([])).toEqual(['one-instance']);
});

it('services of one file add up, those of two files are two ways to run it', () => {
  expect(told([instances(3), instances(2, 'worker')])).toHaveLength(1);
  expect(told([instances(3), instances(2, 'worker')])[0]).toMatch(/^high: 5 instances may open 100/);
  expect(told([instances(3), instances(2, 'worker', { file: 'compose.dev.yml' })])).toEqual(['within-limit']);
});

it('the limit of the server beside the instances counts, and a pooler takes the finding away', () => {
  const server: DeploymentFact = { ...instances(50, 'db'), kind: 'server', server: 'postgres' };
  expect(told([instances(3), server])).toEqual(['high: 3 instances may open 60 connections; the server takes 47']);
  expect(told([instances(9), { ...server, value: 400 }])).toEqual(['within-limit']);
  expect(told([instances(9), { ...instances(1, 'pgbouncer'), kind: 'pooler' }])).toEqual(['pooled']);
});

it('a variable that is set where it runs comes before the default in the code, an example of it does not', () => {
  const size = { connections: 10, variable: 'POOL', file: 'src/env.ts', line: 2 };
  const set: DeploymentFact = { ...instances(40, 'POOL'), kind: 'variable' };
  expect(told([instances(4)], { size })).toEqual(['within-limit']);
  expect(told([instances(4), set], { size })).toEqual([
    'high: 4 instances may open 160 connections; the server takes 97',
  ]);
  expect(told([instances(4), { ...set, by: 'dotenv' }], { size })).toEqual(['within-limit']);
});

it('processes that the code forks multiply instances, and defaults of libraries are told as such', () => {
  const { size: _, ...bare } = pool;
  const fork: DeploymentFact = { ...instances(undefined, 'cluster.fork'), by: 'cluster', file: 'src/main.ts' };
  const facts = factsOf({ connectionPools: [bare], deployment: [instances(3), fork] });
  const [finding] = findHotspots(facts, { rules: [connectionLimit] }).findings;
  expect(finding?.reasons.slice(0, 3)).toEqual([
    'One instance opens up to 10 connections: the default of pg.',
    '12 run: 3 of api (docker-compose.yml:7), each with 4 processes of cluster.fork (src/main.ts:7).',
    "The server takes 97: PostgreSQL's default of 100, of which 3 are kept for administrators.",
  ]);
  expect(finding).toMatchObject({ severity: 'high', file: 'src/db.ts', line: 3 });
});

it('servers without a limit worth telling, and pools whose size nobody knows, are silent', () => {
  expect(told([instances(50)], { server: 'mongodb' })).toEqual([]);
  expect(told([instances(50)], { size: { variable: 'POOL', file: 'src/db.ts', line: 4 } })).toEqual([]);
});

describe('what the team says in banyan.yaml', () => {
  const server: DeploymentFact = { ...instances(50, 'db'), kind: 'server', server: 'postgres' };

  function said(databases: NonNullable<HotspotSettings['databases']>, pools: readonly Partial<ConnectionPoolFact>[]) {
    const facts = factsOf({
      connectionPools: pools.map((given) => ({ ...pool, ...given })),
      deployment: [instances(3), server],
    });
    const { findings, harmless } = findHotspots(facts, { rules: [connectionLimit], settings: { databases } });
    return [
      ...findings.map(({ file, reasons }) => [file, ...reasons.slice(1, 3)]),
      ...harmless.map(({ text }) => text),
    ];
  }

  it('comes before deployment files, and the finding names it', () => {
    expect(said({ main: { server: 'postgres', maxConnections: 43, instances: 4 } }, [{}])).toEqual([
      [
        'src/db.ts',
        '4 run: instances of main (banyan.yaml).',
        'The server takes 40: maxConnections 43 of main (banyan.yaml), of which 3 are kept for administrators.',
      ],
    ]);
    expect(said({ main: { server: 'postgres', maxConnections: 400 } }, [{}])).toEqual([
      '19 instances of 20 connections fit into 397; 3 run. (Pool: src/db.ts:4. Server: maxConnections 400 of main (banyan.yaml), of which 3 are kept for administrators.)',
    ]);
    expect(said({ main: { server: 'mysql', maxConnections: 400 } }, [{}])[0]?.[2]).toMatch(/^The server takes 47: /);
  });

  it('is of one database where it names the pools, and each has a budget of its own', () => {
    const logs = { server: 'postgres', maxConnections: 33, pools: ['src/logs'] } as const;
    const found = said({ logs, main: { server: 'postgres', maxConnections: 403 } }, [
      {},
      { file: 'src/logs/db.ts', size: { connections: 12, file: 'src/logs/db.ts', line: 1 } },
    ]);
    expect(found.map((one) => (Array.isArray(one) ? one[0] : /of (\w+ \(banyan.yaml\))/.exec(one)?.[1]))).toEqual([
      'src/logs/db.ts',
      'main (banyan.yaml)',
    ]);
  });

  it('tells the server of a pool, and the limit of one whose default nobody knows', () => {
    const { server: _, ...nameless } = pool;
    const facts = factsOf({ connectionPools: [nameless] });
    const settings = { databases: { main: { server: 'mongodb', maxConnections: 30, instances: 2 } } } as const;
    expect(findHotspots(facts, { rules: [connectionLimit], settings }).findings.map(({ title }) => title)).toEqual([
      '2 instances may open 40 connections; the server takes 30',
    ]);
  });
});
