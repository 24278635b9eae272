/** Facts with a cache: what the last run left is used where it still holds; the facts are those of a run without it. */
import type { CodeFacts } from '@banyan/model';
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { cleanUp } from './clean-up';
import { codeVersion } from '../cache/code-version';
import { Store } from '../cache/store';
import { type OpenedProject, projectFact } from '../open-project';
import { hashSource } from '../read/hash-source';
import type { Progress } from '../read/read-sources';
import { CacheGone } from './cache-gone';
import { isSameFrame } from './project-frame';
import type { LastRun, Redrawn } from './redraw';
import {
  readEntry,
  readWhole,
  type RunRecord,
  type SeenFile,
  type StoredLists,
  type StoredWhole,
  writeEntry,
  writeFinished,
  writeWhole,
} from './run-record';
import { isSame, type Stamp, stampOf } from './stamps';
import { finishing, linkingAgain, redrawing } from './when-needed';
import { withRedrawn } from './with-redrawn';

export interface CacheOptions {
  readonly cache: string;
  readonly tests: boolean;
  readonly onProgress?: (progress: Progress) => void;
  readonly onCacheFault?: (sentence: string) => void;
}

/** Redrawn facts are kept beside the lists up to this many files and this share of all; then the lists are written anew. */
const mostRedrawn = 50;

export async function collectWithCache(opened: OpenedProject, options: CacheOptions): Promise<CodeFacts> {
  const startedAt = Date.now();
  const store = new Store(join(resolve(options.cache), codeVersion()));
  const run = { opened, store, startedAt, recordName: recordNameOf(opened, options.tests), ...options };
  const facts = await collect(run);
  if (store.fault !== undefined)
    options.onCacheFault?.(`The cache cannot be written, so the next run starts afresh: ${store.fault}.`);
  return facts;
}

/** One run with its cache. */
interface Run extends CacheOptions {
  readonly opened: OpenedProject;
  readonly store: Store;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly recordName: string;
}

async function collect(run: Run): Promise<CodeFacts> {
  const { opened, store, startedAt, recordName } = run;
  const stamps = new Map(opened.files.map((file) => [file, stampOf(join(opened.base, file), startedAt)]));
  const record = readEntry<RunRecord>(store, recordName);
  if (record && isSameFrame(record.frame, opened, startedAt)) {
    const facts = await recall(run, record, stamps);
    if (facts) return facts;
  }
  const again = await linkingAgain().linkAgain(opened, run.tests, store, record, stamps, startedAt, run.onProgress);
  writeEntry(store, recordName, again.record);
  cleanUp(store, startedAt);
  return finishing().finishFacts(again.gathered);
}

/** What changed since the last run, if that can be told apart; nothing when everything has to be linked again. */
async function recall(run: Run, record: RunRecord, stamps: ReadonlyMap<string, Stamp>): Promise<CodeFacts | undefined> {
  const { opened, store, recordName } = run;
  const seen = seeFiles(opened, record, stamps);
  const changed = opened.files.filter((file) => seen[file]?.hash !== record.files[file]?.hash);
  if (hasUncached(opened.files, seen, record, changed.length > 0)) return undefined;
  if (changed.length === 0) return unchanged(run, record, seen);
  const lists = readEntry<StoredLists>(store, record.lists);
  const whole = lists && readWhole(store, record.whole);
  if (!whole) return undefined;
  const last: LastRun = { record, lists, whole };
  const redrawn = await tryRedraw(run, last, changed);
  if (!redrawn) return undefined;
  const now = nextRecord(record, whole, redrawn, seen, store);
  writeEntry(store, recordName, now);
  return finishing().finishFacts(withRedrawn(lists, redrawn.whole, now.redrawn, projectFact(opened, run)));
}

/** The last facts; put together once, they are kept as they are. */
function unchanged({ opened, store, recordName, tests }: Run, record: RunRecord, files: RunRecord['files']) {
  const kept = record.finished === undefined ? undefined : readEntry<CodeFacts>(store, record.finished);
  const facts = kept ?? putTogether(store, record, projectFact(opened, { tests }));
  if (!facts) return undefined;
  const same = kept && Object.entries(files).every(([file, seen]) => seen.stamp === record.files[file]?.stamp);
  if (!same)
    writeEntry(store, recordName, { ...record, files, finished: kept ? record.finished : writeFinished(store, facts) });
  return facts;
}

function putTogether(store: Store, record: RunRecord, project: ReturnType<typeof projectFact>): CodeFacts | undefined {
  const lists = readEntry<StoredLists>(store, record.lists);
  const whole = lists && readWhole(store, record.whole);
  return whole && finishing().finishFacts(withRedrawn(lists, whole.facts, record.redrawn, project));
}

async function tryRedraw(run: Run, last: LastRun, changed: readonly string[]): Promise<Redrawn | undefined> {
  const known = Object.keys(last.record.redrawn).length + changed.length;
  if (known > mostRedrawn + run.opened.files.length / 20) return undefined;
  try {
    return await redrawing().redraw(run.opened, run.store, last, changed, run.onProgress);
  } catch (error) {
    if (error instanceof CacheGone) return undefined;
    throw error;
  }
}

function nextRecord(
  record: RunRecord,
  whole: StoredWhole,
  redrawn: Redrawn,
  files: RunRecord['files'],
  store: Store,
): RunRecord {
  const moved = redrawn.whole !== whole.facts;
  const { finished: _, ...kept } = record;
  return {
    ...kept,
    files: {
      ...files,
      ...Object.fromEntries(redrawn.sketches.map(({ path, hash }) => [path, { ...(files[path] as SeenFile), hash }])),
    },
    ...(moved && { whole: writeWhole(store, { ...whole, facts: redrawn.whole }) }),
    redrawn: { ...record.redrawn, ...redrawn.files },
  };
}

/** Files that nothing is kept of say nothing when they are touched, and names in them are looked up in a whole run only. */
function hasUncached(
  files: readonly string[],
  seen: Readonly<Record<string, SeenFile>>,
  record: RunRecord,
  anyChanged: boolean,
): boolean {
  return files.some((file) => {
    const [before, now] = [record.files[file], seen[file]];
    return (!before?.hash || !now?.hash) && (anyChanged || before !== now);
  });
}

/** Files as they are: those whose stamps say nothing are read. */
function seeFiles(
  { base, files }: OpenedProject,
  record: RunRecord,
  stamps: ReadonlyMap<string, Stamp>,
): Record<string, SeenFile> {
  return Object.fromEntries(
    files.map((file) => {
      const before = record.files[file];
      const stamp = stamps.get(file) ?? '';
      return [file, before && isSame(before.stamp, stamp) ? before : { stamp, hash: hashSource(base, file) }];
    }),
  );
}

function recordNameOf({ base, folders }: OpenedProject, tests: boolean): string {
  return `run-${createHash('sha256')
    .update(JSON.stringify([base, folders, tests]))
    .digest('hex')
    .slice(0, 16)}`;
}
