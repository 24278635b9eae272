import type { CodeFacts, EndpointFact } from '@banyan/model';
import { factsOf, fn } from '../../facts-of.fixture';
import { findHotspots } from '../../find-hotspots';
import { traced } from '../../runtime/evidence-of.fixture';
import { cacheRules } from './cache-rules';

const route: EndpointFact = {
  ...{ kind: 'http', method: 'GET', path: '/plans', handler: 'src/a.ts#A.list', file: 'src/a.ts', line: 1 },
};
const read = {
  ...{ function: 'src/a.ts#A.list', file: 'src/a.ts', line: 4, entity: 'Plan', operation: 'read' as const },
  ...{ call: 'this.plans.find', via: 'repository' as const },
};
const controller = {
  ...{ id: 'src/a.ts#A', name: 'A', role: 'controller' as const, file: 'src/a.ts', line: 1, decorators: [] },
  ...{ implements: [], exported: true },
};

function told(endpoint: Partial<EndpointFact>, more: Partial<CodeFacts> = {}): string[] {
  const given = { functions: [fn('src/a.ts#A.list')], classes: [controller], accesses: [read] };
  const facts = factsOf({ ...given, endpoints: [{ ...route, ...endpoint }], ...more });
  return findHotspots(facts, { rules: cacheRules }).findings.map(({ rule, severity }) => `${rule} ${severity}`);
}

it('an answer that is the same for everybody can be kept, by whom and how long depends on guards and writers', () => {
  const guard = { kind: 'guard' as const, name: 'SessionGuard', on: 'handler' as const };
  expect(told({})).toEqual(['cacheable-route medium']);
  expect(told({ through: [guard] })).toEqual(['cacheable-route low']);
  const write = { ...read, function: 'src/b.ts#save', operation: 'write' as const };
  expect(told({}, { accesses: [read, write] })).toEqual(['cacheable-route low']);
});

it('an answer for one caller, one that is kept already, and a route that changes something are left alone', () => {
  const interceptor = { kind: 'interceptor' as const, name: 'CacheInterceptor', on: 'handler' as const };
  expect(told({ caller: ['@CurrentUser'] })).toEqual([]);
  expect(told({ caching: ['@CacheTTL'] })).toEqual([]);
  expect(told({ through: [interceptor] })).toEqual([]);
  expect(told({ method: 'POST' })).toEqual([]);
  expect(told({}, { accesses: [read, { ...read, operation: 'write' as const }] })).toEqual([]);
  const request = { ...{ from: 'src/a.ts#A', token: 'REQUEST', via: 'constructor' as const, forwardRef: false } };
  expect(told({}, { injections: [{ ...request, file: 'src/a.ts', line: 2 }] })).toEqual([]);
});

it('what is computed for every request is told, whoever asks', () => {
  const heavy = { kind: 'cpu-library' as const, what: 'sharp', function: 'src/a.ts#A.list', file: 'src/a.ts', line: 5 };
  expect(told({ caller: ['@CurrentUser'] }, { heavyWork: [heavy] })).toEqual(['repeated-computation medium']);
  expect(told({ caller: ['@CurrentUser'] }, { heavyWork: [{ ...heavy, what: 'bcrypt.hash' }] })).toEqual([]);
});

it('routes of administration are harmless, unless traffic shows that many ask; traffic weighs every route', () => {
  const through = [{ kind: 'guard' as const, name: 'AdminGuard', on: 'handler' as const }];
  const given = { functions: [fn('src/a.ts#A.list')], classes: [controller], accesses: [read] };
  const severities = (mean: number, more: Partial<EndpointFact> = {}) => {
    const latency = { mean, p50: mean, p95: mean, p99: mean, max: mean };
    const evidence = traced({ route: '/plans', requests: 100, latency });
    const facts = factsOf({ ...given, endpoints: [{ ...route, ...more }] });
    return findHotspots(facts, { rules: cacheRules, evidence }).findings.map(({ severity }) => severity);
  };
  expect(told({ through })).toEqual([]);
  expect(severities(2, { through })).toEqual([]);
  expect(severities(20, { through })).toEqual(['medium']);
  expect(severities(2)).toEqual(['medium']);
  expect(severities(200)).toEqual(['high']);
});

it('packages that hand out files are told where they are used, in a server only and once', () => {
  const use = (file: string, specifier: string, kind: 'value' | 'type-only' = 'value') => {
    const imports = [{ file, line: 3, specifier, kind, resolution: 'external' as const, names: ['default'] }];
    const modules = [{ path: file, lines: 9, hash: '', test: false }];
    return findHotspots(factsOf({ imports, modules }), { rules: cacheRules }).findings.map(
      ({ subject, line }) => `${subject} ${line}`,
    );
  };
  expect(use('src/main.ts', '@fastify/static')).toEqual(['@fastify/static 3']);
  expect(use('src/main.ts', 'koa-static')).toEqual(['koa-static 3']);
  expect(use('src/main.ts', 'koa-static', 'type-only')).toEqual([]);
  expect(use('scripts/docs.ts', 'koa-static')).toEqual([]);
  expect(use('src/main.ts', 'koa-statics')).toEqual([]);
});
