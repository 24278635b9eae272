/** Routes whose answer is the same for everybody and is read from the database each time. */
import type { AnswerFact, DataAccessFact, Severity } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { trafficOf } from '../../runtime/endpoint-traffic';
import type { FindingDraft, HotspotRule } from '../rule';
import { guardsOf } from './guards-of';
import { keepSketch } from './keep-sketch';
import { type PureRead, pureReads } from './pure-reads';

export const cacheableRoute: HotspotRule = {
  name: 'cacheable-route',
  family: 'cache',
  describes: 'A route gives everybody the same answer and reads it anew each time.',
  find(index) {
    const reads = pureReads(index).filter(({ endpoint, effects }) => !endpoint.caller && effects.reads.length > 0);
    const reasonOf = (read: PureRead): Harmless | undefined => {
      if (read.varies[0]) return { reason: 'differs-each-time', text: variesText(read.varies[0]) };
      return isForFew(index, read) && busyOf(index, read) < noted ? fewCallers : undefined;
    };
    return {
      findings: reads.filter((read) => !reasonOf(read)).map((read) => toDraft(index, read)),
      harmless: reads.flatMap((read) => toHarmless(read, reasonOf(read))),
    };
  },
};

/** Guards and paths of administration: few ask, and seldom. */
const few = /admin|role|permission|polic(?:y|ies)|moderat|superuser|internal|infra/i;

interface Harmless {
  readonly reason: string;
  readonly text: string;
}

const fewCallers: Harmless = {
  reason: 'few-callers',
  text: 'Guarded, and asked by few: a cache would hardly be hit.',
};

function variesText({ kind, what, file, line }: AnswerFact): string {
  const why = kind === 'clock' ? 'asks for the time' : 'leaves something to chance';
  return `The answer is another one each time: ${what} (${file}:${line}) ${why}.`;
}

function isForFew(index: FactsIndex, { endpoint }: PureRead): boolean {
  const guards = guardsOf(index, endpoint);
  return guards.length > 0 && [endpoint.path, ...guards].some((name) => few.test(name));
}

function toHarmless({ endpoint: { method, path, handler, file, line } }: PureRead, because: Harmless | undefined) {
  return because ? [{ file, line, function: handler, subject: `${method} ${path}`, ...because }] : [];
}

/** Share of one server's time from which on answers that are read anew are worth a ticket, or an hour today. */
const noted = 0.01;
const grave = 0.1;

/** Seconds of requests per second, by rate and mean latency; 0 where nothing was measured. */
function busyOf(index: FactsIndex, { endpoint }: PureRead): number {
  const seconds = index.evidence?.traffic?.seconds ?? 0;
  const spent = trafficOf(index, endpoint).reduce(
    (sum, { requests, latency }) => sum + requests * (latency?.mean ?? 0),
    0,
  );
  return seconds > 0 ? spent / 1_000 / seconds : 0;
}

function severityOf(guarded: boolean, written: boolean, busy: number): Severity {
  if (busy >= grave) return 'high';
  return busy >= noted || (!guarded && !written) ? 'medium' : 'low';
}

function toDraft(index: FactsIndex, read: PureRead): FindingDraft {
  const { endpoint, effects } = read;
  const busy = busyOf(index, read);
  const { kind, method, path, handler, file, line } = endpoint;
  const guards = guardsOf(index, endpoint);
  const tables = [...new Set(effects.reads.map(({ entity }) => entity))].sort();
  const writers = writersOf(index, tables);
  return {
    file,
    line,
    severity: severityOf(guards.length > 0, writers.length > 0, busy),
    confidence: guards.length === 0 ? 0.8 : 0.6,
    title: `${method} ${path} gives everybody the same answer and reads it anew each time`,
    reasons: [
      `It reads ${tables.join(', ')}, changes nothing, and its handler is given nothing of who asks.`,
      guards.length === 0
        ? 'No guard asks who the caller is: any cache on the way may keep the answer.'
        : `${guards.join(', ')} must pass first, so that only the application may keep the answer.`,
      ...(busy > 0 ? [`Measured: ${Math.round(busy * 1_000)} ms of every second are spent on it.`] : []),
      writers.length === 0
        ? 'Nothing known writes what it reads while the application runs.'
        : writtenText(writers.length),
    ],
    function: handler,
    subject: `${method} ${path}`,
    entryPoints: [{ kind, method, path, handler, chain: [] }],
    ...(writers.length > 0 && {
      related: writers.slice(0, listed).map(({ file: at, line: on, call }) => ({ file: at, line: on, text: call })),
    }),
    fix: {
      text:
        guards.length === 0
          ? 'Let caches on the way keep it for as long as it may be old.'
          : 'Keep it in the application, by its parameters, until one of the places writes.',
      sketch: keepSketch(index, endpoint, guards.length === 0),
      where: guards.length === 0 ? 'infrastructure' : 'monolith',
    },
  };
}

/** Places listed: what joins the whole schema is written in thousands. */
const listed = 100;

function writtenText(count: number): string {
  const places = `${count} ${count === 1 ? 'place' : 'places'}${count > listed ? ` (the first ${listed} are listed)` : ''}`;
  return `What it reads is written in ${places}: there the answer has to be taken out.`;
}

/** The write set: every place that makes an answer old. */
function writersOf(index: FactsIndex, tables: readonly string[]): DataAccessFact[] {
  const wanted = new Set(tables);
  return [...index.accessesOf.values()]
    .flat()
    .filter(({ operation, entity }) => operation === 'write' && wanted.has(entity));
}
