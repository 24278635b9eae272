/** Everything linked again, from cached sketches where the cache has them. */
import type { Store } from '../cache/store';
import { readShard, writeShard } from '../cache/shards';
import { collectAll, type WholeRun } from '../extract/collect-all';
import type { Gathered } from '../extract/finish-facts';
import type { OpenedProject } from '../open-project';
import { hashSource } from '../read/hash-source';
import { problemsOf, type Progress, readSources } from '../read/read-sources';
import type { FileSketch } from '../sketch/file-sketch';
import { outerFiles } from '../resolve/outer-workspace';
import { readFrame } from './project-frame';
import { type RunRecord, type SeenFile, writeLists, writeWhole } from './run-record';
import { isSame, type Stamp } from './stamps';
import { isUncached } from './uncached';

/** A whole run, with what the next one needs to know of it. */
export interface LinkedAgain {
  readonly gathered: Gathered;
  readonly record: RunRecord;
}

/** @param record of the last run, if there was one */
export async function linkAgain(
  opened: OpenedProject,
  tests: boolean,
  store: Store,
  record: RunRecord | undefined,
  stamps: ReadonlyMap<string, Stamp>,
  startedAt: number,
  onProgress?: (progress: Progress) => void,
): Promise<LinkedAgain> {
  const { base, files: paths } = opened;
  const cached = record ? cachedSketches(opened, store, record, stamps) : new Map<string, FileSketch>();
  const read = await readSources(
    base,
    paths.filter((file) => !cached.has(file)),
    onProgress,
  );
  const uncached = new Set(read.problems.filter(isUncached).map(({ file }) => file));
  for (const sketch of read.sketches) if (!uncached.has(sketch.path)) writeShard(store, sketch);
  const byPath = new Map([...cached, ...read.sketches.map((sketch) => [sketch.path, sketch] as const)]);
  const sketches = paths.flatMap((file) => byPath.get(file) ?? []);
  const known = [...cached].flatMap(([file, sketch]) => problemsOf({ kind: 'read', sketch }, file));
  const problems = [...known, ...read.problems];

  const run = await collectAll(opened, tests, sketches, problems);
  const frame = readFrame(opened, [...opened.tsconfigs.paths, ...outerFiles(base)], startedAt);
  const files = Object.fromEntries(
    paths.map((file): [string, SeenFile] => [
      file,
      { stamp: stamps.get(file) ?? '', hash: uncached.has(file) ? '' : (byPath.get(file)?.hash ?? '') },
    ]),
  );
  return {
    gathered: run.gathered,
    record: { frame, files, ...storeFacts(store, run, problems), redrawn: {} },
  };
}

function storeFacts(store: Store, run: WholeRun, problems: Gathered['problems']) {
  const { modules, coverage, lists, whole, problems: all } = run.gathered;
  return {
    lists: writeLists(store, {
      modules,
      coverage,
      lists,
      sourceProblems: problems,
      otherProblems: all.slice(problems.length),
      looksInto: run.files.flatMap(({ looksInto }, index) =>
        looksInto.length === 0 ? [] : [[modules[index]?.path ?? '', looksInto] as const],
      ),
    }),
    whole: writeWhole(store, { facts: whole, heirs: run.known.heirs.direct }),
  };
}

function cachedSketches(
  { base, files }: OpenedProject,
  store: Store,
  record: RunRecord,
  stamps: ReadonlyMap<string, Stamp>,
): Map<string, FileSketch> {
  const found = new Map<string, FileSketch>();
  for (const file of files) {
    const before = record.files[file];
    const same = before && isSame(before.stamp, stamps.get(file) ?? '');
    const hash = same ? before.hash : hashSource(base, file);
    const sketch = hash === '' ? undefined : readShard(store, file, hash);
    if (sketch) found.set(file, sketch);
  }
  return found;
}
