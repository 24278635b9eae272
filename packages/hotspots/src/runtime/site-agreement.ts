/** How well a line of the code agrees with a statement that was seen. */
import type { DataAccessFact } from '@banyan/model';
import { shortName } from '../symbol-name';
import { asksFor, looksFirst, verbsOf } from './call-words';
import type { CallSite } from './call-sites';
import { nameKey } from './name-key';
import type { StatementShape } from './statement-shape';

/** What was seen of a statement. Names are keys as `nameKey` makes them. */
export interface SeenShape extends StatementShape {
  readonly tables: ReadonlySet<string>;
  /** Names of the spans around it. */
  readonly within: ReadonlySet<string>;
  /** Whether one request sent it several times. */
  readonly repeated: boolean;
}

/** One thing that can agree (above 0), contradict (below 0) or say nothing (0). The sizes are judgement. */
type Sign = (site: CallSite, seen: SeenShape) => number;

const signs: readonly Sign[] = [
  tables,
  condition,
  columns,
  verb,
  counting,
  writer,
  order,
  limit,
  locks,
  spans,
  repetition,
];

/** Sum of all signs; comparable between sites for the same statement. */
export function agreement(site: CallSite, seen: SeenShape): number {
  return signs.reduce((sum, sign) => sum + sign(site, seen), 0);
}

/** A line that joins three tables does not send a statement about one; one that writes three sends one for each. */
function tables(site: CallSite, seen: SeenShape): number {
  const missing = [...seen.tables].filter((table) => !site.tables.has(table)).length;
  const foreign = [...site.tables].filter((table) => !seen.tables.has(table)).length;
  return -3 * missing - (seen.verb === 'SELECT' && !isLookFirst(site, seen) ? 2 : 0.5) * foreign;
}

/** Data layers add conditions of their own (soft deletes, tenants): those of the code must be there, others may. */
function condition(site: CallSite, seen: SeenShape): number {
  const { where } = seen;
  const asked = keyColumns(site.accesses);
  if (isLookFirst(site, seen)) return seen.bare && !seen.limited ? 3 : -2;
  if (asked.length === 0) return isSql(site) ? 0 : where.size === 0 ? 1 : -1;
  const met = asked.filter((column) => [...where].some((one) => isColumn(column, one)));
  const extra = Math.max(0, where.size - met.length);
  return 4 * (met.length / asked.length) - 2 - 0.5 * extra;
}

/** The property `author` stands for the column `author_id`. */
function isColumn(property: string, column: string): boolean {
  return column === property || column === `${property}id`;
}

function keyColumns(accesses: readonly DataAccessFact[]): readonly string[] {
  return [...new Set(accesses.flatMap(({ key }) => (key?.columns ?? []).map(nameKey)))];
}

/** What is written beside the key. A call that takes a whole row says nothing. */
function columns({ accesses }: CallSite, { written }: SeenShape): number {
  const key = new Set(keyColumns(accesses));
  const named = new Set(accesses.flatMap((access) => (access.columns ?? []).map(nameKey)));
  const asked = [...named].filter((column) => written.has(column) || !key.has(column));
  if (written.size === 0 || asked.length === 0) return 0;
  const met = asked.filter((column) => [...written].some((one) => isColumn(column, one))).length;
  return 3 * (met / asked.length) - 1.5 - 0.25 * Math.max(0, written.size - met);
}

function verb({ accesses }: CallSite, seen: SeenShape): number {
  if (seen.verb === undefined || seen.verb === 'SELECT') return 0;
  const own = accesses.flatMap((access) => (access.operation === 'write' ? verbsOf(access) : []));
  if (own.length === 0) return 0;
  if (!own.includes(seen.verb)) return -3;
  return own.length === 1 ? 1 : 0;
}

function counting({ accesses }: CallSite, { verb: kind, counts }: SeenShape): number {
  if (kind !== 'SELECT') return 0;
  const asked = accesses.filter(({ via }) => via === 'repository').map(asksFor)[0];
  if (asked === undefined || asked === 'both') return 0;
  return (asked === 'number') === counts ? 0.5 : -2.5;
}

/** SQL in the code may quote its names; a data layer always does. */
function writer(site: CallSite, { quoted }: SeenShape): number {
  if (quoted === undefined) return 0;
  if (isSql(site)) return quoted ? -1 : 0.5;
  return quoted ? 0 : -3;
}

function order({ accesses }: CallSite, seen: SeenShape): number {
  const asked = accesses.flatMap((access) => (access.order ?? []).map(nameKey));
  if (asked.length === 0) return seen.order.length === 0 ? 0 : -1;
  return asked.every((column) => seen.order.includes(column)) ? 2 : -2;
}

function limit({ accesses }: CallSite, { limited }: SeenShape): number {
  if (accesses.some((access) => access.rows === 'one' || access.limited)) return limited ? 0.5 : 0;
  return limited ? -0.5 : 0;
}

function locks({ accesses }: CallSite, seen: SeenShape): number {
  const asked = accesses.some((access) => access.locks);
  return asked === seen.locks ? 0 : -2;
}

/** Tracing that names methods: `PostService.list`, or `list` alone. */
function spans(site: CallSite, { within }: SeenShape): number {
  const name = shortName(site.function);
  if (within.has(name)) return 3;
  return within.has(name.slice(name.lastIndexOf('.') + 1)) ? 1 : 0;
}

function repetition({ accesses }: CallSite, { repeated }: SeenShape): number {
  return repeated && accesses.some((access) => access.repetition !== undefined) ? 0.25 : 0;
}

function isSql({ accesses }: CallSite): boolean {
  return accesses.every(({ via }) => via === 'sql');
}

/** A line that only writes, and a statement that reads by the primary key: `save` looks first which rows are there. */
export function isLookFirst({ accesses, identity }: CallSite, { verb: kind, where }: StatementShape): boolean {
  const isByIdentity = where.size > 0 && [...where].every((column) => identity.has(column));
  const onlyWrites = accesses.every(({ operation }) => operation === 'write');
  return kind === 'SELECT' && isByIdentity && onlyWrites && accesses.some(looksFirst);
}
