/** The parts of a plan that are sound enough for semantic rules, so that schema and semantic problems come together. */
import type {
  CacheStorage,
  Override,
  PlanDefaults,
  Problem,
  Route,
  SheddingRules,
  SigningKey,
  StickyKeySource,
  Upstream,
} from '@banyan/model';

/** A part of the plan and the JSON pointer to it. */
export interface Placed<T> {
  readonly pointer: string;
  readonly value: T;
}

/** A plan as far as it is sound. An upstream with a faulty body still counts as declared. */
export interface CheckablePlan {
  readonly listen?: string;
  readonly admin?: string;
  readonly monolith?: string;
  readonly upstreamNames: ReadonlySet<string>;
  readonly upstreams: readonly (Placed<Upstream> & { readonly name: string })[];
  readonly stickyKey: readonly Placed<StickyKeySource>[];
  readonly signingKey: Placed<SigningKey> | undefined;
  readonly override: Placed<Override> | undefined;
  readonly defaults: Placed<PlanDefaults> | undefined;
  readonly shedding: Placed<SheddingRules> | undefined;
  readonly cache: Placed<CacheStorage> | undefined;
  readonly routes: readonly Placed<Route>[];
}

/**
 * Leaves out what the schema already complained about.
 * @param value any data at all
 * @param schemaProblems what the schema said about it
 */
export function toCheckablePlan(value: unknown, schemaProblems: readonly Problem[]): CheckablePlan {
  const plan = asRecord(value);
  const sound = ({ pointer }: { pointer: string }): boolean =>
    !schemaProblems.some(({ path }) => path === pointer || path.startsWith(`${pointer}/`));
  const text = (key: string): string | undefined => {
    const found = plan[key];
    return typeof found === 'string' ? found : undefined;
  };
  const upstreams = Object.entries(asRecord(plan['upstreams'])).map(([name, upstream]) => ({
    name,
    pointer: `/upstreams/${escapePointer(name)}`,
    value: upstream as Upstream,
  }));
  return {
    listen: text('listen'),
    admin: text('admin'),
    monolith: text('monolith'),
    upstreamNames: new Set(upstreams.map(({ name }) => name)),
    upstreams: upstreams.filter(sound),
    stickyKey: placed<StickyKeySource>('/stickyKey', plan['stickyKey']).filter(sound),
    signingKey: one<SigningKey>('/signingKey', plan['signingKey']).find(sound),
    override: one<Override>('/override', plan['override']).find(sound),
    defaults: one<PlanDefaults>('/defaults', plan['defaults']).find(sound),
    shedding: one<SheddingRules>('/shedding', plan['shedding']).find(sound),
    cache: one<CacheStorage>('/cache', plan['cache']).find(sound),
    routes: placed<Route>('/routes', plan['routes']).filter(sound),
  };
}

/** `a/b` as one step of a JSON pointer (RFC 6901). */
function escapePointer(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}

function placed<T>(pointer: string, list: unknown): Placed<T>[] {
  return Array.isArray(list) ? list.map((value: T, i) => ({ pointer: `${pointer}/${i}`, value })) : [];
}

function one<T>(pointer: string, value: unknown): Placed<T>[] {
  return value === undefined ? [] : [{ pointer, value: value as T }];
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
