/** A repeated query → a finding: what is asked how often, by which way, and how to ask once. */
import type { DataAccessFact, Finding, FindingEntryPoint, RepeatFact } from '@banyan/model';
import { targetsOf } from '../../calls/targets-of';
import type { Call, FactsIndex } from '../../facts-index';
import { entryChains } from '../../reach/entry-chains';
import { onlyOperators } from '../../roles/operator-routes';
import { shortName } from '../../symbol-name';
import type { FindingDraft } from '../rule';
import { fixOf } from './fix/fix-of';
import { multipliersText, multiplierText } from './multiplier-text';
import { severityOf } from './severity-of';
import type { Site, Summary } from './summaries';

/** @param others the same table at the same line, by other ways */
export function toDraft(index: FactsIndex, site: Site, others: readonly Site[]): FindingDraft {
  const { asks, repeats, file, line } = site;
  const { access } = asks;
  const repeat = repeats[0] as RepeatFact;
  const severity = severityOf(index, site);
  const entryPoints = site.hook === undefined ? entryChains(index, site.function) : chainsTo(index, [site, ...others]);
  const lesser = tablesOf(access, others).length > mostTables || onlyOperators(index, entryPoints);
  return {
    severity: lesser ? atMostMedium(severity) : severity,
    confidence: Math.round(asks.confidence * 100) / 100,
    title: titleOf(site, others),
    reasons: [...reasonsOf(site), ...mayReach(index, site), ...namesOf(access, others)],
    function: site.function,
    entryPoints,
    subject: access.entity,
    ...{ file, line },
    related: relatedOf(site, others),
    multiplier: { file, line: repeat.line, repetition: repeat.by, text: multipliersText(repeats) },
    fix: fixOf(index, site),
  };
}

/** A hook is reached by every function that loads or saves its entity. */
function chainsTo(index: FactsIndex, sites: readonly Site[]): FindingEntryPoint[] {
  const functions = [...new Set(sites.map(({ function: owner }) => owner))];
  const seen = new Set<string>();
  return functions
    .flatMap((owner) => entryChains(index, owner))
    .filter(
      ({ kind, method, path }) => !seen.has(`${kind} ${method} ${path}`) && seen.add(`${kind} ${method} ${path}`),
    );
}

/** A call that asks more tables than this does a whole piece of work for each element. */
const mostTables = 5;
/** More are named below the title. */
const mostNamed = 2;

/** A whole piece of work per element is no query to be put together: it is a job of its own, or a redesign. */
function atMostMedium(severity: Finding['severity']): Finding['severity'] {
  return severity === 'high' ? 'medium' : severity;
}

function titleOf({ asks: { access }, repeats, text }: Site, others: readonly Site[]): string {
  const often = multiplierText(repeats[0] as RepeatFact);
  const tables = tablesOf(access, others);
  if (tables.length === 1) return `${access.entity} is ${done(access)} ${often}`;
  const named = tables.length > mostNamed ? `${tables.length} tables` : listed(tables);
  return `\`${text}\` asks ${named} ${often}`;
}

/** The one that counts first, then by name. */
function tablesOf({ entity }: DataAccessFact, others: readonly Site[]): string[] {
  return [
    entity,
    ...[...new Set(others.map(({ asks }) => asks.access.entity))].filter((name) => name !== entity).sort(),
  ];
}

/** `Tag, Order and Account` */
function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Which tables, where the title only counts them. */
function namesOf(access: DataAccessFact, others: readonly Site[]): string[] {
  const names = [...tablesOf(access, others)].sort();
  return names.length > mostNamed ? [`The tables are ${listed(names)}.`] : [];
}

function done({ operation }: DataAccessFact): string {
  return operation === 'write' ? 'written' : 'read';
}

function reasonsOf({ text, asks, repeats }: Site): string[] {
  const { access, depth } = asks;
  const way =
    depth === 0
      ? `\`${text}\` asks`
      : `\`${text}\` leads to \`${access.call}\`, ${depth} ${depth === 1 ? 'call' : 'calls'} below, which asks`;
  const waits = repeats[0]?.sequential
    ? 'Each turn waits for the one before: the round trips add up.'
    : 'All of them are sent at once and take connections from everybody else.';
  return [`${way} the database ${multipliersText(repeats)}.`, waits, ...sameQuestion(asks)];
}

/** Calls on the way that may go elsewhere. */
function mayReach(index: FactsIndex, { function: from, line, text, asks }: Site): string[] {
  const calls: Pick<Call, 'from' | 'line' | 'text' | 'through'>[] = [{ from, line, text }];
  for (let at: Summary | undefined = asks; at?.call; at = at.below) calls.push(at.call);
  return calls.flatMap((call) => {
    const many = targetsOf(index, call);
    return many > 1 ? [`\`${call.text}\` may call any of ${many} functions; this is one of them.`] : [];
  });
}

/** A condition in which nothing varies asks the same thing every time. */
function sameQuestion({ access, depth }: Summary): string[] {
  const from = depth === 0 && access.operation === 'read' ? access.key?.from : undefined;
  return from === 'constant' || from === 'own'
    ? ['Nothing in its condition varies: it asks for the same rows each time.']
    : [];
}

type Related = NonNullable<Finding['related']>;

/** The way down to the query, then other queries of the same table at the same line. */
function relatedOf({ asks, line, hook }: Site, others: readonly Site[]): Related {
  const also = others.flatMap((other) => [
    ...(other.line === line
      ? []
      : [
          {
            file: other.file,
            line: other.line,
            text: `${hook === undefined ? 'In the same loop' : 'Runs after this, too'}: \`${other.text}\``,
          },
        ]),
    queryLine(other.asks.access, 'Also'),
  ]);
  const seen = new Set<string>();
  return [...wayDown(asks), ...also].filter(
    ({ file, line }) => !seen.has(`${file}:${line}`) && seen.add(`${file}:${line}`),
  );
}

function wayDown(asks: Summary): Related {
  const steps: Related[number][] = [];
  let at: Summary | undefined = asks;
  for (; at?.call; at = at.below) {
    const { file, line, text, from } = at.call;
    steps.push({ file, line, text: `\`${shortName(from)}\` calls \`${text}\`` });
  }
  return [...steps, queryLine(asks.access, 'The query')];
}

function queryLine(access: DataAccessFact, title: string): Related[number] {
  const { file, line, call, key, entity } = access;
  const by = key ? `, by ${key.columns.map((column) => `\`${column}\``).join(' and ')}` : '';
  return {
    file,
    line,
    text: `${title}: \`${call}\` ${access.operation === 'write' ? 'writes' : 'reads'} ${entity}${by}`,
  };
}
