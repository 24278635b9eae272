/** Reached by the same entry points. */
import { type EndpointFact, groupBy, type ModulePath } from '@banyan/model';
import { reachedFrom } from '../call-graph';
import { type FactsIndex, moduleOf } from '../facts-index';
import { howOften } from '../traffic/how-often';
import type { CouplingCriterion, CouplingScore } from './criterion';
import { describeModule } from './describe-module';

/** Below this share of its use cases a module serves others first. */
export const leastShare = 0.1;

export const useCase: CouplingCriterion = {
  name: 'use-case',
  describes:
    'A module that is reached, through any number of calls, mostly from the entry points of one other module works for it.',
  nature: 'use',
  weight: 1,
  score: (index) => {
    const reaches = [...index.facts.endpoints]
      .filter(({ handler }) => index.has(moduleOf(handler)))
      .flatMap((endpoint) => modulesOf(index, endpoint));
    return [...groupBy(reaches, ({ module }) => module).values()].flatMap((cases) => scoresOf(index, cases));
  },
};

interface Reach {
  readonly endpoint: EndpointFact;
  readonly from: ModulePath;
  readonly module: ModulePath;
}

function modulesOf(index: FactsIndex, endpoint: EndpointFact): Reach[] {
  const from = moduleOf(endpoint.handler);
  const modules = new Set([...reachedFrom(index, endpoint.handler)].map(moduleOf));
  return [...modules].flatMap((module) => (module === from || !index.has(module) ? [] : [{ endpoint, from, module }]));
}

/**
 * The share of a module's use cases that begin in each other one: what everybody reaches is bound to nobody. Seen to
 * run, they count for more. Who leads to a module through others is as much of a user as the share says: all of them
 * together are one, and the module's own users are not outnumbered.
 */
function scoresOf(index: FactsIndex, cases: readonly Reach[]): CouplingScore[] {
  return [...groupBy(cases, ({ from }) => from)].flatMap(([from, own]) => {
    const share = amountOf(index, own) / amountOf(index, cases);
    const { module } = own[0]!;
    if (share < leastShare) return [];
    const text = `${own.length} of the ${cases.length} entry points that lead to ${describeModule(index, module)} are those of ${describeModule(index, from)}`;
    const evidence = own.map(({ endpoint: { file, line } }) => ({ file, line }));
    return [{ from, to: module, score: share * share, users: share, text, evidence }];
  });
}

function amountOf(index: FactsIndex, cases: readonly Reach[]): number {
  const { ofEndpoint } = howOften(index);
  return cases.reduce((sum, { endpoint }) => sum + ofEndpoint(endpoint), 0);
}
