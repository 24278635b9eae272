/** What is handed on within the process, as calls: commands and queries to their handlers, events to their listeners. */
import type { EmissionFact } from '@banyan/model';
import type { Call } from '../facts-index';

/** Messages and jobs leave the process, or may: whoever takes them is no part of what runs here. */
const inside: ReadonlySet<EmissionFact['kind']> = new Set(['event', 'command', 'query']);

export function emissionCalls(emissions: readonly EmissionFact[]): Call[] {
  return emissions.flatMap((emission) =>
    inside.has(emission.kind) ? emission.handlers.map((handler) => toCall(emission, handler)) : [],
  );
}

function toCall(
  { function: from, file, line, call, name, waits, repeats, repetition, fallback }: EmissionFact,
  to: string,
): Call {
  return {
    ...{ from, to, file, line, text: call ?? `emit ${name}`, through: waits ? 'command' : 'event' },
    ...(repeats && { repeats }),
    ...(repetition && { repetition }),
    ...(fallback && { fallback }),
  };
}
