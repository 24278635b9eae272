/** Two sketches of a file, before and after an edit → whether the edit stayed inside of the file, and what it moved. */
import { isOfConcern } from '../extract/concerns';
import { Relevance } from '../extract/http/run/relevance';
import { type Known, Project } from '../link/project';
import type { FileSketch } from '../sketch/file-sketch';
import { callsDigest, visibleDigest } from './sketch-digest';

/** Line before → line after, for everything of a file that facts elsewhere can be about. */
export type MovedLines = ReadonlyMap<number, number>;

/** A sketch, and all that is known with it. */
export interface Version {
  readonly sketch: FileSketch;
  readonly known: Known;
}

/**
 * @param routeNames functions and classes that have to do with routes
 * @returns nothing when the facts of the project, or of other files, may be others after the edit
 */
export function compareSketches(
  before: Version,
  after: Version,
  routeNames: readonly string[],
): MovedLines | undefined {
  const visible = [visibleDigest(before.sketch), visibleDigest(after.sketch)] as const;
  if (visible[0].text !== visible[1].text) return undefined;
  const callsBefore = concernedCalls(before, routeNames);
  const callsAfter = concernedCalls(after, routeNames);
  if (!callsBefore || callsBefore.length !== callsAfter?.length) return undefined;
  const calls = [callsDigest(before.sketch, callsBefore), callsDigest(after.sketch, callsAfter)] as const;
  if (calls[0].text !== calls[1].text) return undefined;
  if (callsBefore.length > 0 && importsOf(before.sketch) !== importsOf(after.sketch)) return undefined;
  return pair([...visible[0].lines, ...calls[0].lines], [...visible[1].lines, ...calls[1].lines]);
}

/** Calls that facts of the project hang on; nothing when the file makes functions relevant that were not. */
function concernedCalls({ sketch, known }: Version, routeNames: readonly string[]): number[] | undefined {
  const project = new Project(known, [sketch]);
  const relevance = new Relevance(project, routeNames);
  if (relevance.names.length !== routeNames.length) return undefined;
  return project.calls
    .filter((placed) => isOfConcern(placed) || relevance.scope(sketch.path, placed.call.scope))
    .map(({ index }) => index);
}

function importsOf({ imports }: FileSketch): string {
  return JSON.stringify(imports.map(({ line: _, ...entry }) => entry));
}

function pair(before: readonly number[], after: readonly number[]): MovedLines | undefined {
  const moved = new Map<number, number>();
  for (const [index, line] of before.entries()) {
    const now = after[index];
    if (now === undefined || (moved.has(line) && moved.get(line) !== now)) return undefined;
    moved.set(line, now);
  }
  return moved;
}
