/** One module emits what the other handles. */
import type { EmissionFact } from '@banyan/model';
import { groupBy, moduleOf, shortName } from '../facts-index';
import type { CouplingCriterion, CouplingScore } from './criterion';

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
  score: ({ facts, has }) => {
    const handed = facts.emissions.flatMap((emission) =>
      emission.handlers.map((handler) => ({
        emission,
        handler,
        from: moduleOf(emission.function),
        to: moduleOf(handler),
      })),
    );
    const crossing = handed.filter(({ from, to }) => from !== to && has(from) && has(to));
    const emitters = groupBy(crossing, ({ to }) => to);
    return [...groupBy(crossing, ({ from, to }) => `${from}\n${to}`).values()].map((group) =>
      toScore(group, new Set(emitters.get(group[0]!.to)?.map(({ from }) => from)).size),
    );
  },
};

interface Handed {
  readonly emission: EmissionFact;
  readonly handler: string;
  readonly from: string;
  readonly to: string;
}

/** As with calls, the tenth says less than the first. Who listens to many (metrics, audit) is bound to none of them. */
function toScore(group: readonly Handed[], emitters: number): CouplingScore {
  const [{ emission, handler, from, to }] = group as readonly [Handed];
  const sum = group.reduce((total, one) => total + scoreOf[one.emission.kind], 0);
  const more = group.length > 1 ? ` (and ${group.length - 1} more)` : '';
  const text = `${shortName(emission.function)} hands the ${emission.kind} ${emission.name} on to ${shortName(handler)}${more}`;
  const evidence = group.map((one) => ({ file: one.emission.file, line: one.emission.line }));
  return { from, to, score: Math.log2(1 + sum) / Math.sqrt(emitters), text, evidence };
}
