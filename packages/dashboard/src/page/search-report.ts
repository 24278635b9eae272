/** Finds contexts, tables and files by a part of their name. */
import type { ReportIndex } from './index-report';
import { toHash } from './route';

/** One thing found. */
export interface Hit {
  readonly kind: 'context' | 'table' | 'file';
  readonly text: string;
  readonly hash: string;
}

/** The first `limit` that hold every word: contexts, then tables, then files; those that begin so come first. */
export function searchReport(index: ReportIndex, query: string, limit: number): Hit[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const groups = [contextHits(index), tableHits(index), fileHits(index)];
  return groups
    .flatMap((hits) =>
      rank(
        hits.filter(({ text }) => holdsAll(text, words)),
        words,
      ),
    )
    .slice(0, limit);
}

function contextHits({ contexts }: ReportIndex): Hit[] {
  return [...contexts.keys()].map((name) => ({ kind: 'context', text: name, hash: toHash('context', [name]) }));
}

function tableHits({ data }: ReportIndex): Hit[] {
  return (data.tables ?? []).map(({ entity }) => ({ kind: 'table', text: entity, hash: toHash('tables', [entity]) }));
}

function fileHits({ files }: ReportIndex): Hit[] {
  return files.map((path) => ({ kind: 'file', text: path, hash: toHash('file', [path]) }));
}

function holdsAll(text: string, words: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}

/** Sorting is stable: within both halves the order stays. */
function rank(hits: Hit[], [first = '']: readonly string[]): Hit[] {
  const begins = ({ text }: Hit): boolean => (text.split('/').pop() ?? text).toLowerCase().startsWith(first);
  return hits.sort((left, right) => Number(begins(right)) - Number(begins(left)));
}
