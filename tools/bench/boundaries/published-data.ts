/** The data of Mono2Micro's authors (FSE 2021): call volumes, use cases, partitions of several tools, and their figures. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Assignment,
  type CallVolume,
  type Fse21Metric,
  parseCallVolumes,
  parsePartition,
  parseUseCases,
  type UseCases,
} from '@banyan/boundaries';
import type { ParseResult } from '@banyan/model';

/** One application with what was published about it. */
export interface PublishedApp {
  readonly name: string;
  readonly calls: readonly CallVolume[];
  readonly useCases: UseCases;
  readonly partitions: readonly PublishedPartition[];
}

/** A tool's partition and the figures its row of the published table has. */
export interface PublishedPartition {
  /** As in the data, e.g. `mono2micro-5`: tool and asked number of clusters, which need not be the real one. */
  readonly name: string;
  readonly tool: string;
  readonly assignment: Assignment;
  readonly cells: Readonly<Partial<Record<Fse21Metric, number>>>;
}

const apps = ['daytrader', 'acmeair'] as const;

/** All apps below `<data>/fse21`; nothing when they are not there. */
export function readPublishedApps(data: string): PublishedApp[] | undefined {
  const folders = apps.map((app) => join(data, 'fse21', app));
  return folders.every((folder) => existsSync(folder))
    ? folders.map((folder, at) => readApp(folder, apps[at]!))
    : undefined;
}

function readApp(folder: string, name: string): PublishedApp {
  const read = (...path: readonly string[]): string => readFileSync(join(folder, ...path), 'utf8');
  const published = JSON.parse(read('published.json')) as Record<string, PublishedPartition['cells']>;
  const files = readdirSync(join(folder, 'partitions')).map((file) => file.replace(/\.json$/, ''));
  return {
    name,
    calls: accept(parseCallVolumes(read('call-volume.json'))),
    useCases: accept(parseUseCases(read('use-cases.json'))),
    partitions: files.sort(byToolAndSize).map((file) => ({
      name: file,
      tool: file.replace(/-\d+$/, ''),
      assignment: accept(parsePartition(read('partitions', `${file}.json`))),
      cells: published[file] ?? {},
    })),
  };
}

function accept<T>(result: ParseResult<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map(({ message }) => message).join('\n'));
}

function byToolAndSize(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
