/** How well a line of the code agrees with a statement that was seen. */
import { shortName } from '../symbol-name';
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

const signs: readonly Sign[] = [tables, condition, order, limit, locks, spans, repetition];

/** Sum of all signs; comparable between sites for the same statement. */
export function agreement(site: CallSite, seen: SeenShape): number {
  return signs.reduce((sum, sign) => sum + sign(site, seen), 0);
}

/** A line that joins three tables does not send a statement about one. */
function tables(site: CallSite, seen: SeenShape): number {
  const missing = [...seen.tables].filter((table) => !site.tables.has(table)).length;
  const foreign = [...site.tables].filter((table) => !seen.tables.has(table)).length;
  return -3 * missing - 2 * foreign;
}

/** Data layers add conditions of their own (soft deletes, tenants): those of the code must be there, others may. */
function condition({ accesses }: CallSite, { where }: SeenShape): number {
  const asked = [...new Set(accesses.flatMap(({ key }) => (key?.columns ?? []).map(nameKey)))];
  if (asked.length === 0) return where.size === 0 ? 1 : -1;
  const met = asked.filter((column) => [...where].some((one) => isColumn(column, one)));
  const extra = Math.max(0, where.size - met.length);
  return 4 * (met.length / asked.length) - 2 - 0.5 * extra;
}

/** The property `author` stands for the column `author_id`. */
function isColumn(property: string, column: string): boolean {
  return column === property || column === `${property}id`;
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
