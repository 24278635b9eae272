/** Statements or calls of one entry point, summed up over its requests. */
import type { CallTraffic, StatementRepeats, StatementTraffic } from '@banyan/model';
import { isSentTogether } from './is-sent-together';
import type { Deed } from './request-of-trace';
import { round } from './round';

/** So often in one request is again and again. */
export const fewestRepeats = 5;
/** More different ones under one entry point are not told apart. */
const mostTemplates = 1000;
/** Opening and ending transactions and the like is repeated by whatever is repeated. */
const bracket = /^(?:BEGIN|START|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|END|DISCARD|DEALLOCATE|RESET)\b/i;

interface Row {
  readonly deed: Deed;
  calls: number;
  requests: number;
  most: number;
  milliseconds: number;
  repeatedIn: number;
  togetherIn: number;
  mostRepeated: number;
}

/** Add the deeds of each request, then ask. */
export class DeedTally {
  private readonly rows = new Map<string, Row>();
  /** Deeds whose template came after there were too many. */
  dropped = 0;

  add(deeds: readonly Deed[]): void {
    const groups = new Map<string, Deed[]>();
    for (const deed of deeds) {
      const key = keyOf(deed);
      const group = groups.get(key);
      if (group) group.push(deed);
      else groups.set(key, [deed]);
    }
    for (const [key, group] of groups) this.addGroup(key, group);
  }

  /** Takes the deeds of other requests in. */
  merge(other: DeedTally): void {
    this.dropped += other.dropped;
    for (const [key, from] of other.rows) {
      const row = this.rows.get(key) ?? this.begin(key, from.deed);
      if (row) addRow(row, from);
      else this.dropped += from.calls;
    }
  }

  toStatements(): StatementTraffic[] {
    return this.sorted().map((row) => {
      const { statement } = row.deed;
      const { template, operation, tables, system } = statement!;
      return { template, operation, tables, ...(system && { system }), ...commonOf(row), ...repeatsOf(row, true) };
    });
  }

  toCalls(): CallTraffic[] {
    return this.sorted().map((row) => {
      const { template, to } = row.deed;
      return { template, ...(to && { to }), ...commonOf(row), ...repeatsOf(row, false) };
    });
  }

  private addGroup(key: string, group: readonly Deed[]): void {
    const row = this.rows.get(key) ?? this.begin(key, group[0]!);
    if (!row) return void (this.dropped += group.length);
    row.calls += group.length;
    row.requests++;
    row.most = Math.max(row.most, group.length);
    for (const { duration } of group) row.milliseconds += duration;
    if (group.length < fewestRepeats || bracket.test(row.deed.template)) return;
    row.repeatedIn++;
    row.mostRepeated = Math.max(row.mostRepeated, group.length);
    if (isSentTogether(group)) row.togetherIn++;
  }

  private begin(key: string, deed: Deed): Row | undefined {
    if (this.rows.size >= mostTemplates) return undefined;
    const none = { calls: 0, requests: 0, most: 0, milliseconds: 0, repeatedIn: 0, togetherIn: 0, mostRepeated: 0 };
    const row = { deed, ...none };
    this.rows.set(key, row);
    return row;
  }

  private sorted(): Row[] {
    const keyed = [...this.rows].sort(([a, x], [b, y]) => y.calls - x.calls || (a < b ? -1 : 1));
    return keyed.map(([, row]) => row);
  }
}

function addRow(row: Row, from: Row): void {
  row.calls += from.calls;
  row.requests += from.requests;
  row.most = Math.max(row.most, from.most);
  row.milliseconds += from.milliseconds;
  row.repeatedIn += from.repeatedIn;
  row.togetherIn += from.togetherIn;
  row.mostRepeated = Math.max(row.mostRepeated, from.mostRepeated);
}

function keyOf({ template, to, code, trail }: Deed): string {
  const place = code ? `${code.file}:${code.line}:${code.function}` : '';
  return `${template}\n${to ?? ''}\n${place}\n${trail.key}`;
}

function commonOf({ deed: { code, trail }, calls, requests, most, milliseconds }: Row) {
  return {
    calls,
    perRequest: { mean: round(calls / requests), max: most },
    milliseconds: round(milliseconds),
    ...(code && { code }),
    ...(trail.names.length > 0 && { within: trail.names }),
  };
}

function repeatsOf(row: Row, isStatement: boolean): { readonly repeated?: StatementRepeats } {
  if (row.repeatedIn === 0) return {};
  const overlapping = row.togetherIn / row.repeatedIn;
  const nPlusOne = isStatement || overlapping < 0.5;
  return { repeated: { requests: row.repeatedIn, max: row.mostRepeated, overlapping: round(overlapping), nPlusOne } };
}
