/** Facts of the project after lines of one file have moved. */
import { types } from 'node:util';
import type { ProjectFacts } from '../extract/facts-of-project';
import type { MovedLines } from './compare-sketches';

/** @returns nothing when a fact is about a line of which it is not known where it went */
export function moveFacts(facts: ProjectFacts, file: string, moved: MovedLines): ProjectFacts | undefined {
  let lost = false;
  const lineOf = (line: number): number => {
    const now = moved.get(line);
    if (now === undefined) lost = true;
    return now ?? line;
  };
  const at = (value: unknown, owner: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => at(item, owner));
    if (typeof value !== 'object' || value === null || types.isMap(value)) return value;
    const entry = value as Readonly<Record<string, unknown>>;
    const own = typeof entry['file'] === 'string' ? entry['file'] : owner;
    return Object.fromEntries(
      Object.entries(entry).map(([key, part]) => {
        const isLine = (key === 'line' || key === 'endLine') && typeof part === 'number' && own === file;
        return [key, isLine ? lineOf(part) : at(part, own)];
      }),
    );
  };
  const result = at(facts, '') as ProjectFacts;
  return lost ? undefined : result;
}
