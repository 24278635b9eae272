/** Work that one context hands on by name and another one takes up. */
import type { EmissionFact, SymbolId } from '@banyan/model';
import { moduleOf, shortName } from '../facts-index';
import { at, crosses, type FoundCrossing, type Landscape } from './crossing';

/** A command or query is answered within the request: a call in another spelling. Nobody waits for the others. */
const kindOf: Readonly<Record<EmissionFact['kind'], Pick<FoundCrossing, 'kind' | 'pattern'>>> = {
  event: { kind: 'event' },
  message: { kind: 'event' },
  job: { kind: 'event', pattern: 'queue-with-worker' },
  command: { kind: 'call' },
  query: { kind: 'call' },
};

/** One crossing per emission and handler in another context. */
export function findEvents({ index, contextOf }: Landscape): FoundCrossing[] {
  return index.facts.emissions.flatMap((emission) =>
    emission.handlers.flatMap((handler) => {
      const ends = crosses(contextOf(moduleOf(emission.function)), contextOf(moduleOf(handler)));
      if (ends === undefined) return [];
      const target = index.functions.get(handler) ?? index.classes.get(handler);
      return [
        {
          ...ends,
          ...kindOf[emission.kind],
          text: tell(emission, handler),
          ...at(emission),
          ...(target && { target: at(target) }),
        },
      ];
    }),
  );
}

function tell({ kind, name, function: from }: EmissionFact, handler: SymbolId): string {
  return `${shortName(from)} hands the ${kind} ${name} on to ${shortName(handler)}`;
}
