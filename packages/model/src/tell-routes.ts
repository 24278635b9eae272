/** Entry points of a finding in words, those that lead to it by the same calls together. */
import type { ChainStep, FindingEntryPoint } from './documents/finding-report';
import { tellEntryPoint } from './tell-finding';

/** Entry points with the chain they have in common. */
export interface ToldRoute {
  /** E.g. `GET /photos, GET /photos/:id and 3 more`. */
  readonly text: string;
  readonly entryPoints: number;
  readonly chain: readonly ChainStep[];
}

/** Names said of one chain. */
const named = 3;

/** In the order of the first entry point of each chain: a guard in front of a hundred routes is one chain. */
export function tellRoutes(entryPoints: readonly FindingEntryPoint[]): ToldRoute[] {
  const groups = new Map<string, FindingEntryPoint[]>();
  for (const entry of entryPoints) {
    // What stands in the handler itself has nothing in common with another handler.
    const key = entry.chain.map(({ file, line, text }) => `${file}:${line} ${text}`).join('\n') || entry.handler;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()].map((same) => ({
    text: tellNames(same),
    entryPoints: same.length,
    chain: same[0]?.chain ?? [],
  }));
}

function tellNames(entryPoints: readonly FindingEntryPoint[]): string {
  const names = entryPoints.slice(0, named).map(tellEntryPoint).join(', ');
  return entryPoints.length > named ? `${names} and ${entryPoints.length - named} more` : names;
}
