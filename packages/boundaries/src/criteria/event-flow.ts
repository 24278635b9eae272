/** One module emits what the other handles. */
import { type EmissionFact, groupBy, type ModulePath, type SymbolId } from '@banyan/model';
import { type FactsIndex, moduleOf, shortName } from '../facts-index';
import type { CouplingCriterion, CouplingScore } from './criterion';
import { type PlaceOf, scorePairsOf, shareScore, type Sharing } from './share-score';

/** A command or query is a call in another spelling; an event may have been meant to part the two. */
const scoreOf: Readonly<Record<EmissionFact['kind'], number>> = {
  command: 1,
  query: 1,
  job: 0.5,
  message: 0.5,
  event: 0.25,
};

export const eventFlow: CouplingCriterion = {
  name: 'event-flow',
  describes: 'A module that hands work on by command, job, message or event is tied to the one that handles it.',
  nature: 'use',
  weight: 1,
  score: (index) => {
    const { groups, sharing } = survey(index);
    return groups.map((group) => sharing.toScore(group, moduleOf));
  },
  pieces: (index) => {
    const { groups, within, sharing } = survey(index);
    return [...groups.flatMap((group) => shareScore(group, sharing)), ...scorePairsOf(within, sharing)];
  },
};

interface Handed {
  readonly emission: EmissionFact;
  readonly handler: SymbolId;
  readonly from: ModulePath;
  readonly to: ModulePath;
}

interface HandedOver {
  /** Between two files. */
  readonly groups: readonly (readonly Handed[])[];
  readonly within: readonly Handed[];
  readonly sharing: Sharing<Handed>;
}

function survey({ facts, has }: FactsIndex): HandedOver {
  const handed = facts.emissions
    .flatMap((emission) =>
      emission.handlers.map((handler) => ({
        emission,
        handler,
        from: moduleOf(emission.function),
        to: moduleOf(handler),
      })),
    )
    .filter(({ from, to }) => has(from) && has(to));
  const crossing = handed.filter(({ from, to }) => from !== to);
  const emitters = groupBy(crossing, ({ to }) => to);
  const emittersOf = (to: ModulePath) => new Set(emitters.get(to)?.map(({ from }) => from)).size;
  return {
    groups: [...groupBy(crossing, ({ from, to }) => `${from}\n${to}`).values()],
    within: handed.filter(({ from, to }) => from === to),
    sharing: {
      pairOf: ({ emission, handler }) => `${emission.function}\n${handler}`,
      amountOf: ({ emission }) => scoreOf[emission.kind],
      toScore: (group, placeOf) => toScore(group, Math.max(1, emittersOf(group[0]!.to)), placeOf),
    },
  };
}

/** As with calls, the tenth says less than the first. Who listens to many (metrics, audit) is bound to none of them. */
function toScore(group: readonly Handed[], emitters: number, placeOf: PlaceOf): CouplingScore {
  const [{ emission, handler }] = group as readonly [Handed];
  const sum = group.reduce((total, one) => total + scoreOf[one.emission.kind], 0);
  const more = group.length > 1 ? ` (and ${group.length - 1} more)` : '';
  const text = `${shortName(emission.function)} hands the ${emission.kind} ${emission.name} on to ${shortName(handler)}${more}`;
  const evidence = group.map((one) => ({ file: one.emission.file, line: one.emission.line }));
  const ends = { from: placeOf(emission.function), to: placeOf(handler) };
  return { ...ends, score: Math.log2(1 + sum) / Math.sqrt(emitters), text, evidence };
}
