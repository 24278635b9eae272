/** The member that a context is built around. */
import type { CouplingGraph } from '../graph/coupling-graph';
import type { Cut } from './cut';

/** The file with the most coupling to the rest of its context; asked for contexts that have files. */
export function anchorOf(coupling: CouplingGraph, { contexts }: Cut, context: string): string {
  const members = [...contexts].filter(([, name]) => name === context).map(([file]) => file);
  const weightOf = (file: string) => {
    let sum = 0;
    coupling.forEachEdge(file, (_edge, { weight }, a, b) => {
      if (contexts.get(a) === contexts.get(b)) sum += weight;
    });
    return sum;
  };
  const weighed = members.map((file) => ({ file, weight: weightOf(file) }));
  return weighed.sort((a, b) => b.weight - a.weight || (a.file < b.file ? -1 : 1))[0]?.file ?? context;
}
