/** After an edit that stayed inside of some files: their facts drawn again, everything else as it was. */
import type { Store } from '../cache/store';
import { writeShard } from '../cache/shards';
import { factsOfFiles } from '../extract/facts-of-files';
import type { ProjectFacts } from '../extract/facts-of-project';
import { moduleOf } from '../extract/module-of';
import { Heirs } from '../link/heirs';
import { Names } from '../link/names';
import type { Known } from '../link/project';
import { Types } from '../link/types';
import type { OpenedProject } from '../open-project';
import { type Progress, readSources } from '../read/read-sources';
import type { FileSketch } from '../sketch/file-sketch';
import { cachedFiles } from './cached-files';
import { compareSketches, type MovedLines } from './compare-sketches';
import { moveFacts } from './move-facts';
import { redrawEntities, type World } from './redraw-entities';
import { isUncached } from './uncached';
import type { RedrawnFile, RunRecord, StoredLists, StoredWhole } from './run-record';

/** What the last run knew. */
export interface LastRun {
  readonly record: RunRecord;
  readonly lists: StoredLists;
  readonly whole: StoredWhole;
}

/** What is new. */
export interface Redrawn {
  readonly sketches: readonly FileSketch[];
  readonly files: Readonly<Record<string, RedrawnFile>>;
  readonly whole: ProjectFacts;
}

/**
 * @param changed files whose text is another one
 * @returns nothing when the edit may reach further than that
 * @throws CacheGone
 */
export async function redraw(
  { base, resolver }: OpenedProject,
  store: Store,
  last: LastRun,
  changed: readonly string[],
  onProgress?: (progress: Progress) => void,
): Promise<Redrawn | undefined> {
  const { sketches, problems } = await readSources(base, changed, onProgress);
  if (sketches.length !== changed.length || problems.some(isUncached)) return undefined;
  for (const sketch of sketches) writeShard(store, sketch);
  const world = (given: readonly FileSketch[]) => {
    const files = cachedFiles(store, last.record.files, given);
    const names = new Names(files, (file, specifier) => resolver.resolve(file, specifier).to);
    const known: Known = { names, types: new Types(names), heirs: new Heirs(last.whole.heirs) };
    return { known, files };
  };
  const before = world([]);
  const after = world(sketches);
  let whole: ProjectFacts | undefined = last.whole.facts;
  for (const sketch of sketches) {
    const old = { sketch: before.files.sketch(sketch.path), known: before.known };
    const moved = compareSketches(old, { sketch, known: after.known }, last.whole.facts.routeNames);
    whole = moved && whole && moveProjectFacts(whole, sketch, moved, before, after);
    if (!whole) return undefined;
  }
  const others = lookingInto(new Set(changed), last).map(after.files.sketch);
  const drawn = [...sketches, ...others];
  const facts = await factsOfFiles(drawn, after.known, resolver, whole);
  const files = drawn.map((sketch, index): [string, RedrawnFile] => [
    sketch.path,
    {
      module: moduleOf(sketch),
      facts: facts[index] as RedrawnFile['facts'],
      problems:
        index < sketches.length ? problems.filter(({ file }) => file === sketch.path) : problemsOf(sketch, last),
    },
  ]);
  return { sketches, files: Object.fromEntries(files), whole };
}

function moveProjectFacts(
  facts: ProjectFacts,
  { path }: FileSketch,
  moved: MovedLines,
  before: World,
  after: World,
): ProjectFacts | undefined {
  const entities = redrawEntities(path, facts.entities, before, after);
  if (!entities) return undefined;
  const isMoved = [...moved].some(([line, now]) => line !== now);
  const rest = isMoved ? moveFacts({ ...facts, entities: [] }, path, moved) : facts;
  return rest && (rest === facts && entities === facts.entities ? facts : { ...rest, entities });
}

/** Files that look into the insides of others, as they last did. */
function lookingInto(changed: ReadonlySet<string>, { record, lists }: LastRun): string[] {
  const known = new Map(lists.looksInto);
  for (const [file, { facts }] of Object.entries(record.redrawn)) known.set(file, facts.looksInto);
  return [...known].flatMap(([file, others]) =>
    !changed.has(file) && others.some((other) => changed.has(other)) ? [file] : [],
  );
}

function problemsOf({ path }: FileSketch, { record, lists }: LastRun): RedrawnFile['problems'] {
  return record.redrawn[path]?.problems ?? lists.sourceProblems.filter(({ file }) => file === path);
}
