/**
 * What it costs to find the route of a request, with 10 routes and with 1,000, and to choose its upstream.
 * Rounds are interleaved and the medians of each round's ratios are shown: what else the machine does hits both sides.
 *
 * "the same requests" go to ten routes that both tables have: the table is all that differs. "requests to every route"
 * also touch a hundred times as much memory, which no table can avoid; what that costs is shown apart.
 */
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Route, RouteMatch, RoutingPlan, StickyKeySource } from '@banyan/model';
import {
  type Choice,
  chooseUpstream,
  compile,
  matchRoute,
  type RoutableRequest,
  type RoutingTable,
  type TableRoute,
} from '@banyan/routing';

const rounds = 105;
const warmUp = 5;
const matchesPerRound = 20_000;
const choicesPerRound = 5_000;

interface Case {
  readonly name: string;
  readonly matchOf: (i: number) => RouteMatch;
  readonly targetOf: (i: number) => string;
}

const cases: readonly Case[] = [
  { name: 'exact path', matchOf: (i) => ({ path: `/api/r${i}/list` }), targetOf: (i) => `/api/r${i}/list` },
  { name: 'pattern', matchOf: (i) => ({ path: `/api/r${i}/:id` }), targetOf: (i) => `/api/r${i}/42` },
  { name: 'prefix', matchOf: (i) => ({ prefix: `/api/r${i}` }), targetOf: (i) => `/api/r${i}/42/files?x=1` },
  {
    name: 'host, header, query',
    matchOf: (i) => ({ host: `r${i}.test`, path: '/api/:id', headers: [{ name: 'accept' }], query: [{ name: 'x' }] }),
    targetOf: () => '/api/42?x=1',
  },
  { name: 'escapes', matchOf: (i) => ({ path: `/api/r${i}/:id` }), targetOf: (i) => `/api/r${i}/a%20b` },
];

const fields = [
  'Host',
  'app.test',
  'User-Agent',
  'bench',
  'Accept',
  'application/json',
  'Authorization',
  'Bearer 3f78',
];

function planOf({ matchOf }: Case, count: number): RoutingPlan {
  const toRoute = (i: number): Route => ({ name: `r${i}`, match: matchOf(i), service: 'app', phase: 'service' });
  const routes = Array.from({ length: count }, (_, i) => toRoute(i));
  return {
    schema: 'banyan/routing-plan@1',
    upstreams: { app: { url: 'http://127.0.0.1:1' } },
    monolith: 'app',
    routes,
  };
}

/** Made anew from bytes, as they come from a parser: each is matched once, so that no string's hash is known already. */
function requestsTo({ targetOf }: Case, routes: number): readonly RoutableRequest[] {
  return Array.from({ length: matchesPerRound }, (_, i) => ({
    method: 'GET',
    target: Buffer.from(targetOf(i % routes)).toString('latin1'),
    host: `r${i % routes}.test`,
    fields,
  }));
}

/** Nanoseconds per match. */
function measure(table: RoutingTable, requests: readonly RoutableRequest[]): number {
  let found = 0;
  const start = performance.now();
  for (const request of requests) {
    const route = matchRoute(table, request);
    if (route.kind === 'route' && route !== table.unrouted) found += 1;
  }
  const nanoseconds = ((performance.now() - start) * 1e6) / matchesPerRound;
  if (found !== matchesPerRound) throw new Error('a request found no route');
  return nanoseconds;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function compare(subject: Case): string {
  const few = compile(planOf(subject, 10), 1);
  const many = compile(planOf(subject, 1000), 1);
  const taken = Array.from({ length: rounds }, (_, round) => {
    const first = round % 2 === 0 ? measure(few, requestsTo(subject, 10)) : undefined;
    const same = measure(many, requestsTo(subject, 10));
    const spread = measure(many, requestsTo(subject, 1000));
    return { few: first ?? measure(few, requestsTo(subject, 10)), many: same, spread };
  }).slice(warmUp);
  const [a, b, c] = (['few', 'many', 'spread'] as const).map((key) => median(taken.map((round) => round[key])));
  const same = median(taken.map((round) => round.many / round.few));
  const spread = median(taken.map((round) => round.spread / round.few));
  const ns = (value: number | undefined): string => (value ?? NaN).toFixed(0).padStart(6);
  return `| ${subject.name.padEnd(20)} | ${ns(a)} | ${ns(b)} | ${same.toFixed(3)} | ${ns(c)} | ${spread.toFixed(3)} |`;
}

/** A sticky key's kind, the source that gives it, and the fields of a request that has it. */
type Known = readonly [name: string, source: StickyKeySource, fields: readonly string[]];

function waysToBeKnown(): readonly Known[] {
  const payload = Buffer.from(JSON.stringify({ iss: 'https://id.test', sub: 'user-4711', exp: 1796035932 }));
  const issued = chooser({ issue: 'caller' }, [])().issued ?? '';
  return [
    ['address', { header: 'x-user' }, []],
    ['header', { header: 'x-user' }, ['X-User', 'user-4711']],
    ['cookie', { cookie: 'session' }, ['Cookie', 'theme=dark; session=0f5ae6f1c2; lang=en']],
    ['claim', { claim: 'sub' }, ['Authorization', `Bearer eyJhbGciOiJIUzI1NiJ9.${payload.toString('base64url')}.c2ln`]],
    ['issued cookie', { issue: 'caller' }, ['Cookie', `theme=dark; caller=${issued}`]],
    ['cookie to be issued', { issue: 'caller' }, []],
  ];
}

/** Chooses the upstream of one request on a route at 50 percent. */
function chooser(source: StickyKeySource, key: readonly string[]): () => Choice {
  const { routes = [], ...plan } = planOf(cases[0] as Case, 1);
  const canaries = routes.map((route): Route => ({ ...route, phase: 'canary', share: 50 }));
  const secrets = ['0123456789abcdef0123456789abcdef'];
  const table = compile({ ...plan, routes: canaries, stickyKey: [source], signingKey: { env: 'KEY' } }, 1, secrets);
  const caller = { fields: [...fields, ...key], address: '10.0.0.1' };
  const means = { now: Date.now, newName: () => randomBytes(12).toString('base64url') };
  return () => chooseUpstream(table, table.routes[0] as TableRoute, caller, means);
}

/** Nanoseconds per choice. */
function measureChoice([name, source, key]: Known): string {
  const chooseOnce = chooser(source, key);
  const taken = Array.from({ length: rounds }, () => {
    const start = performance.now();
    for (let i = 0; i < choicesPerRound; i++) chooseOnce();
    return ((performance.now() - start) * 1e6) / choicesPerRound;
  });
  return `| ${name.padEnd(20)} | ${median(taken.slice(warmUp)).toFixed(0).padStart(6)} |`;
}

process.stdout.write(
  `Node ${process.version}; ${rounds - warmUp} rounds of ${matchesPerRound} matches, medians, ns per match

| | 10 routes | 1,000 routes, the same requests | ratio | 1,000 routes, requests to every route | ratio |
|---|---|---|---|---|---|
${cases.map(compare).join('\n')}

Choosing the upstream of a canary, ns by what its callers are known by

| | ns |
|---|---|
${waysToBeKnown().map(measureChoice).join('\n')}
`,
);
