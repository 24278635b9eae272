/** Lists of growing tables that are read whole. */
import { type DataAccessFact, type EntityFact, groupBy, type Severity } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { entryChains } from '../../reach/entry-chains';
import { isAwaited } from '../../roles/endpoint-roots';
import { type Growth, growthOf } from '../../tables/growth';
import { rowsSeen } from '../../runtime/statement-time';
import type { FindingDraft, HotspotRule } from '../rule';
import { type UnboundedRead, unboundedReads } from './unbounded-reads';

export const unboundedRead: HotspotRule = {
  name: 'unbounded-read',
  family: 'database',
  describes: 'A request reads a list of a growing table without a limit.',
  find(index) {
    const reads = unboundedReads(index).flatMap((read) => ({ read, drafts: toDraft(index, read) }));
    const drafts = (of: (read: UnboundedRead) => boolean) =>
      reads.filter(({ read }) => of(read)).flatMap((one) => one.drafts);
    const whole = drafts(({ hidden, access: { key } }) => !hidden && !key);
    const keyed = drafts(({ hidden, access: { key } }) => !hidden && key !== undefined);
    const hidden = drafts((read) => read.hidden);
    return { findings: [...whole, ...onePerList(keyed), ...onePerList(hidden)], harmless: [] };
  },
};

/** Tables of settings and lists to choose from: they stay small by what they are. */
const reference =
  /(?:config|setting|propert(?:y|ie)|preference|feature_?flag|role|permission|plan|currenc(?:y|ie)|countr(?:y|ie)|language|locale|strateg(?:y|ie)|tag_?type|template)s?$/i;

function toDraft(index: FactsIndex, { access, entity, hidden }: UnboundedRead): FindingDraft[] {
  const growth = growthOf(index, entity.name);
  const entryPoints = entryChains(index, access.function);
  const { key, file, line } = access;
  const rows = rowsSeen(index, entity.table, key?.columns ?? []);
  // Rows of one owner are few until the code is seen adding to them.
  if (reference.test(entity.table)) return [];
  if (growth === 'no' || (key && growth !== 'sure') || !entryPoints.some(isAwaited)) return [];
  return [
    {
      file,
      line,
      severity: severityOf(key !== undefined || hidden, growth, rows),
      confidence: confidenceOf(hidden, growth),
      title: titleOf(access, entity, hidden),
      reasons: [
        reasonOf(access, hidden),
        ...(rows === undefined ? [] : [`Measured: ${Math.round(rows)} rows for each call on average.`]),
        `Rows are added to ${entity.table} while the application runs, so that the answer grows with its age.`,
      ],
      function: access.function,
      subject: entity.table,
      entryPoints,
      fix: {
        text: 'Read a page at a time: a limit, and the last key of the page before.',
        sketch: pageSketch(entity),
        where: 'monolith',
      },
    },
  ];
}

/** So many rows of one call are felt, and so many hurt. */
const noted = 100;
const grave = 1_000;

/** What was measured raises it, and never lowers it: a table that is small today grows. */
function severityOf(chosen: boolean, growth: Growth, rows = 0): Severity {
  if (rows >= grave || (!chosen && growth === 'sure')) return 'high';
  return rows >= noted || !chosen ? 'medium' : 'low';
}

function titleOf({ key }: DataAccessFact, { table }: EntityFact, hidden: boolean): string {
  if (key) return `All ${table} of one ${key.columns.join(', ')} are read at once`;
  return hidden ? `${table} is read without a limit` : `All of ${table} is read at once`;
}

function reasonOf({ key, call }: DataAccessFact, hidden: boolean): string {
  if (key) return `${call} chooses rows by ${key.columns.join(', ')} and sets no limit.`;
  return hidden
    ? `${call} sets no limit; its condition, if it has one, could not be read.`
    : `${call} has no condition and no limit.`;
}

/**
 * Lists of one kind of owner, and what is known of one table only from afar, are one finding each: the gravest, then the
 * first. Another kind of owner has other lists, which other routes ask for: the title tells them apart.
 */
function onePerList(drafts: readonly FindingDraft[]): FindingDraft[] {
  const sorted = [...drafts].sort((a, b) => weights[b.severity] - weights[a.severity]);
  return [...groupBy(sorted, ({ title }) => title).values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const related = others.map(({ file, line, title }) => ({ file, line, text: title }));
    return [{ ...first, ...(related.length > 0 && { related }) }];
  });
}

const weights: Record<Severity, number> = { high: 2, medium: 1, low: 0 };

function confidenceOf(hidden: boolean, growth: Growth): number {
  return (hidden ? 0.5 : 0.85) - (growth === 'sure' ? 0 : 0.1);
}

const pages: ReadonlyMap<string, string> = new Map([
  ['typeorm', 'find({ …, where: { …, id: LessThan(before) }, order: { id: "DESC" }, take: 50 })'],
  ['prisma', 'findMany({ …, cursor: { id: after }, take: 50 })'],
  ['sequelize', 'findAll({ …, where: { …, id: { [Op.lt]: before } }, limit: 50 })'],
  ['mongoose', 'find({ …, _id: { $lt: before } }).sort({ _id: -1 }).limit(50)'],
]);

function pageSketch({ layer }: EntityFact): string {
  return pages.get(layer) ?? 'SELECT … WHERE … AND id < $before ORDER BY id DESC LIMIT 50';
}
