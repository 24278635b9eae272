/** Behind the same guard. */
import { type EndpointFact, type EnhancerFact, groupBy } from '@banyan/model';
import { type FactsIndex, moduleOf } from '../facts-index';
import { type CouplingCriterion, type CouplingScore, guardNode } from './criterion';
import { describeModule } from './describe-module';

/** A guard in front of more than this share of the modules with entry points is the login, not a context. */
export const everybody = 0.25;

export const securityContext: CouplingCriterion = {
  name: 'security-context',
  describes: 'Entry points behind a guard that few others have (roles, scopes, tenants) share a security context.',
  nature: 'belonging',
  weight: 0.5,
  star: true,
  score: (index) => {
    const guarded = guardedModules(index);
    const serving = new Set(index.facts.endpoints.map(({ handler }) => moduleOf(handler)).filter(index.has)).size;
    return [...groupBy(guarded, ({ guard }) => guard).values()].flatMap((group) =>
      group.length < 2 || group.length > serving * everybody
        ? []
        : group.map((one) => toScore(index, one, group.length)),
    );
  },
};

interface Guarded {
  readonly guard: string;
  readonly module: string;
  readonly endpoints: readonly EndpointFact[];
}

/** Once per guard and module, with the entry points. What stands in front of the whole application says nothing. */
function guardedModules({ facts, has }: FactsIndex): Guarded[] {
  const found = facts.endpoints.flatMap((endpoint) => {
    const module = moduleOf(endpoint.handler);
    const guards = has(module) ? (endpoint.through ?? []).filter(isGuard) : [];
    return [...new Set(guards.map(({ name }) => name))].map((guard) => ({ guard, module, endpoint }));
  });
  return [...groupBy(found, ({ guard, module }) => `${guard}\n${module}`).values()].map((group) => ({
    guard: group[0]!.guard,
    module: group[0]!.module,
    endpoints: group.map(({ endpoint }) => endpoint),
  }));
}

/** In front of some entry points, not of the application. */
export function isGuard({ kind, on }: EnhancerFact): boolean {
  return kind === 'guard' && on !== 'application';
}

/** The more modules stand behind it, the less it says about each of them. */
function toScore(index: FactsIndex, { guard, module, endpoints }: Guarded, modules: number): CouplingScore {
  const count = endpoints.length === 1 ? 'an entry point' : `${endpoints.length} entry points`;
  return {
    from: module,
    to: guardNode(guard),
    score: 2 / modules,
    text: `${describeModule(index, module)} has ${count} behind ${guard}, like ${modules - 1} more`,
    evidence: endpoints.map(({ file, line }) => ({ file, line })),
  };
}
