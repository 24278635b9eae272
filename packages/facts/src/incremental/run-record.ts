/** What the last run left behind, so that the next one knows what changed: a small record, and the facts beside it. */
import type { CodeFacts, CoverageFact, FactProblem, ModuleFact } from '@banyan/model';
import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { Store } from '../cache/store';
import type { FileFacts } from '../extract/facts-of-files';
import type { ProjectFacts } from '../extract/facts-of-project';
import type { FactLists } from '../extract/finish-facts';
import type { DirectHeirs } from '../link/heirs';
import type { Frame } from './project-frame';
import type { Stamp } from './stamps';

/** A source file as it was. */
export interface SeenFile {
  readonly stamp: Stamp;
  /** Of the text; empty for a file that no sketch was made of. */
  readonly hash: string;
}

/** Facts of one file, drawn again since the lists were written. */
export interface RedrawnFile {
  readonly module: ModuleFact;
  readonly facts: FileFacts;
  /** What is wrong in the file itself. */
  readonly problems: readonly FactProblem[];
}

/** One run. */
export interface RunRecord {
  /** What names and settings depend on, apart from sources. */
  readonly frame: Frame;
  readonly files: Readonly<Record<string, SeenFile>>;
  /** Entries with the facts as they were when all was last linked. */
  readonly lists: string;
  readonly whole: string;
  readonly redrawn: Readonly<Record<string, RedrawnFile>>;
  /** The entry with all facts as they are to be handed over; written by the first run that finds nothing changed. */
  readonly finished?: string;
}

/** Facts of files, as they were when all was last linked. */
export interface StoredLists {
  readonly modules: readonly ModuleFact[];
  readonly coverage: readonly CoverageFact[];
  readonly lists: FactLists;
  /** What is wrong in single files. */
  readonly sourceProblems: readonly FactProblem[];
  readonly otherProblems: readonly FactProblem[];
  /** Files with the others that they look into. */
  readonly looksInto: readonly (readonly [file: string, others: readonly string[]])[];
}

/** Facts of the project, with who inherits from whom. */
export interface StoredWhole {
  readonly facts: ProjectFacts;
  readonly heirs: DirectHeirs;
}

/** Plain data without maps, which JSON reads and writes fastest. */
export function readEntry<T extends object>(store: Store, name: string): T | undefined {
  const text = store.read(name);
  return text === undefined ? undefined : (JSON.parse(text) as T);
}

export function writeEntry(store: Store, name: string, value: RunRecord): void {
  store.write(name, JSON.stringify(value));
}

/** @returns the name of the entry, which comes of its content */
export function writeLists(store: Store, lists: StoredLists): string {
  return writeNamed(store, 'lists', JSON.stringify(lists));
}

/** Facts of the project may hold maps. */
export function readWhole(store: Store, name: string): StoredWhole | undefined {
  const text = store.read(name);
  return text === undefined ? undefined : (deserialize(Buffer.from(text, 'base64')) as StoredWhole);
}

export function writeWhole(store: Store, whole: StoredWhole): string {
  return writeNamed(store, 'whole', serialize(whole).toString('base64'));
}

/** The facts as a run gave them. */
export function writeFinished(store: Store, facts: CodeFacts): string {
  return writeNamed(store, 'facts', JSON.stringify(facts));
}

function writeNamed(store: Store, kind: string, text: string): string {
  const name = `${kind}-${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
  store.write(name, text);
  return name;
}
