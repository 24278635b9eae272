/** What would have to be cut? */
import type { CrossingKind, ReadinessReason } from '@banyan/model';
import { countOf, percent, type ReadinessView } from './readiness-view';

/** Above this share of the coupling the contexts are one thing, or not yet the right ones. */
const muchCut = 0.3;
/** Crossings of one context that change what users can see: more of them are a project by themselves. */
const dearPerContext = 3;

/** Transactions and foreign writes are dearest: they become sagas and interfaces. */
export function judgeCoupling({ proposal: { contexts, seams, metrics } }: ReadinessView): ReadinessReason {
  const count = (kind: CrossingKind) =>
    seams.reduce((sum, { crossings }) => sum + crossings.filter((one) => one.kind === kind).length, 0);
  const [transactions, writes, chatty] = [count('transaction'), count('table-write'), count('call-in-loop')];
  const loose = metrics.cutShare <= muchCut && transactions + writes <= contexts.length * dearPerContext;
  const text = `${percent(metrics.cutShare)} of the coupling passes boundaries, with ${countOf(transactions, 'transaction')}, ${countOf(writes, 'write')} to foreign tables and ${countOf(chatty, 'call')} in loops`;
  return { aspect: 'coupling', says: loose ? 'split' : 'stay', text };
}
