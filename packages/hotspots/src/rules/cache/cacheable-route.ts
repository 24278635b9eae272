/** Routes whose answer is the same for everybody and is read from the database each time. */
import type { DataAccessFact } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import type { FindingDraft, HotspotRule } from '../rule';
import { guardsOf, type PureRead, pureReads } from './pure-reads';

export const cacheableRoute: HotspotRule = {
  name: 'cacheable-route',
  family: 'cache',
  describes: 'A route gives everybody the same answer and reads it anew each time.',
  find(index) {
    const reads = pureReads(index).filter(({ endpoint, effects }) => !endpoint.caller && effects.reads.length > 0);
    return { findings: reads.map((read) => toDraft(index, read)), harmless: [] };
  },
};

function toDraft(index: FactsIndex, { endpoint, effects }: PureRead): FindingDraft {
  const { kind, method, path, handler, file, line } = endpoint;
  const guards = guardsOf(endpoint);
  const tables = [...new Set(effects.reads.map(({ entity }) => entity))].sort();
  const writers = writersOf(index, tables);
  return {
    file,
    line,
    severity: guards.length === 0 && writers.length === 0 ? 'medium' : 'low',
    confidence: guards.length === 0 ? 0.8 : 0.6,
    title: `${method} ${path} gives everybody the same answer and reads it anew each time`,
    reasons: [
      `It reads ${tables.join(', ')}, changes nothing, and its handler is given nothing of who asks.`,
      guards.length === 0
        ? 'No guard asks who the caller is: any cache on the way may keep the answer.'
        : `${guards.join(', ')} must pass first, so that only the application may keep the answer.`,
      writers.length === 0
        ? 'Nothing known writes what it reads while the application runs.'
        : `What it reads is written in ${writers.length} ${writers.length === 1 ? 'place' : 'places'}: there the answer has to be taken out.`,
    ],
    function: handler,
    subject: `${method} ${path}`,
    entryPoints: [{ kind, method, path, handler, chain: [] }],
    ...(writers.length > 0 && {
      related: writers.map(({ file: at, line: on, call }) => ({ file: at, line: on, text: call })),
    }),
    fix: {
      text:
        guards.length === 0
          ? 'Let caches on the way keep it for as long as it may be old.'
          : 'Keep it in the application, by its parameters, until one of the places writes.',
      sketch:
        guards.length === 0
          ? `@Header('Cache-Control', 'public, max-age=0, s-maxage=60, stale-while-revalidate=300')`
          : `cache.wrap(\`${keyOf(path)}\`, () => …, 60_000)`,
      where: guards.length === 0 ? 'infrastructure' : 'monolith',
    },
  };
}

/** `/photos/:id` → `/photos/${id}`. */
function keyOf(path: string): string {
  return path.replace(/:(\w+)/g, '${$1}');
}

/** The write set: every place that makes an answer old. */
function writersOf(index: FactsIndex, tables: readonly string[]): DataAccessFact[] {
  const wanted = new Set(tables);
  return [...index.accessesOf.values()]
    .flat()
    .filter(({ operation, entity }) => operation === 'write' && wanted.has(entity));
}
