/** N+1 that was seen in traces, with the line it comes from. */
import { type FindingEntryPoint, type Fix, groupBy, type Multiplier, type SymbolId } from '@banyan/model';
import { entryChains } from '../../reach/entry-chains';
import { shortName } from '../../symbol-name';
import type { CallSite } from '../../runtime/call-sites';
import { type ObservedRepeat, observedRepeats } from '../../runtime/observed-repeats';
import type { FactsIndex } from '../../facts-index';
import type { FindingDraft, HotspotRule } from '../rule';

/** Requests that repeat a statement less often than this are noted, but nobody's hour today. */
const many = 10;

export const repeatedStatement: HotspotRule = {
  name: 'repeated-statement',
  family: 'queries',
  describes: 'Traces show a request that sends one statement again and again.',
  find: (index) => {
    const drafts = oncePerLine(observedRepeats(index)).map((repeat) => toDraft(index, repeat));
    return { findings: drafts, harmless: [] };
  },
};

/** One call may send several statements (the keys of a page, then its rows): the one that is sent most stands for all. */
function oncePerLine(repeats: readonly ObservedRepeat[]): readonly ObservedRepeat[] {
  const byLine = groupBy(repeats, ({ endpoint, sites: [site], statement }) => {
    const { kind, method, path, handler } = endpoint;
    return [kind, method, path, handler, site ? `${site.file}:${site.line}` : statement.template].join('\n');
  });
  return [...byLine.values()].map((group) =>
    group.reduce((most, one) => (one.statement.calls > most.statement.calls ? one : most)),
  );
}

function toDraft(index: FactsIndex, repeat: ObservedRepeat): FindingDraft {
  const { endpoint, statement, sites } = repeat;
  const [site] = sites;
  const certain = sites.length === 1;
  const subject = subjectOf(repeat, site);
  const place = site ?? { file: endpoint.file, line: endpoint.line, function: endpoint.handler };
  const others = sites.slice(1).map(({ file, line, function: id }) => ({ file, line, text: `or ${shortName(id)}` }));
  return {
    ...{ file: place.file, line: place.line, function: place.function, subject },
    severity: statement.perRequest.mean >= many ? 'high' : 'medium',
    confidence: certain ? 0.95 : site ? 0.7 : 0.5,
    title: `${subject} is asked ${times(statement.perRequest.max)} in one ${endpoint.method} ${endpoint.path}`,
    reasons: reasonsOf(repeat),
    entryPoints: entryPointsOf(index, repeat, place.function),
    ...(others.length > 0 && { related: others }),
    ...(site && { multiplier: multiplierOf(index, site, statement) }),
    fix: fixOf(subject, statement.operation),
  };
}

/** The one that was seen to do it, with the calls that lead to the line. */
function entryPointsOf(index: FactsIndex, { endpoint }: ObservedRepeat, target: SymbolId): FindingEntryPoint[] {
  const { kind, method, path, handler } = endpoint;
  const isSeen = (one: FindingEntryPoint) => one.handler === handler && one.method === method && one.path === path;
  const found = entryChains(index, target).find(isSeen);
  return [found ?? { kind, method, path, handler, chain: [] }];
}

function subjectOf({ statement }: ObservedRepeat, site: CallSite | undefined): string {
  const own = site?.accesses.find(({ via }) => via !== 'join') ?? site?.accesses[0];
  return own?.entity ?? statement.tables[0] ?? statement.template;
}

function reasonsOf({ statement, sites, traffic }: ObservedRepeat): string[] {
  const { repeated, perRequest, template } = statement;
  const where = sites.length === 0 ? 'No access of this table is known in the code that the entry point leads to.' : [];
  const ways = sites.length > 1 ? `${sites.length} lines of the code may send it; they look alike.` : [];
  return [
    `${repeated.requests} of ${traffic.requests} requests sent it five times or more, up to ${repeated.max}; the mean is ${perRequest.mean}.`,
    ...(repeated.overlapping > 0.5 ? ['The statements overlapped in time: they were sent together.'] : []),
    `Statement: ${template}`,
    ...[where, ways].flat(),
  ];
}

function multiplierOf(
  index: FactsIndex,
  site: CallSite,
  { perRequest, repeated }: ObservedRepeat['statement'],
): Multiplier {
  const looped = site.accesses.find(({ repetition }) => repetition !== undefined);
  const { file, line } = site;
  const text = `${perRequest.mean} times per request on average`;
  return {
    file,
    line,
    repetition: looped?.repetition ?? 'loop',
    text,
    seen: { mean: perRequest.mean, max: repeated.max },
  };
}

function times(count: number): string {
  return `up to ${count} times`;
}

function fixOf(subject: string, operation: 'read' | 'write' | 'other'): Fix {
  const text =
    operation === 'write'
      ? `Collect the rows of ${subject} and write them with one statement.`
      : `Read all rows of ${subject} that the request needs with one statement (a join, or IN over the collected keys).`;
  return { text, where: 'monolith' };
}
