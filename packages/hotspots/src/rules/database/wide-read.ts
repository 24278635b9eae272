/** Long columns that lists read along with everything else. */
import { groupBy } from '@banyan/model';
import { entryChains } from '../../reach/entry-chains';
import { isAwaited } from '../../roles/endpoint-roots';
import { wideColumns } from '../../tables/column-names';
import type { FactsIndex } from '../../facts-index';
import { growthOf } from '../../tables/growth';
import type { FindingDraft, HotspotRule } from '../rule';
import { unboundedReads, type UnboundedRead } from './unbounded-reads';

/** Values that are documents: JSON and bytes, not a line of text. */
const documents = /^(?:jsonb?|simple-json|blob|longblob|bytea|binary|bytes|longtext|mediumtext|xml|clob)$/i;

export const wideRead: HotspotRule = {
  name: 'wide-read',
  family: 'database',
  describes: 'A list reads documents and bytes in every row.',
  find(index) {
    const drafts = unboundedReads(index).flatMap((read) => toDraft(index, read));
    return { findings: [...groupBy(drafts, ({ subject }) => subject).values()].flatMap(joined), harmless: [] };
  },
};

/** One finding for each table: the first place, with the others beside it. */
function joined([first, ...others]: readonly FindingDraft[]): FindingDraft[] {
  if (!first) return [];
  const related = others.map(({ file, line, title }) => ({ file, line, text: title }));
  return [{ ...first, ...(related.length > 0 && { related }) }];
}

function toDraft(index: FactsIndex, { access, entity }: UnboundedRead): FindingDraft[] {
  const wide = wideColumns(entity).filter(
    ({ type, name }) => documents.test(type ?? '') && !access.key?.columns.includes(name),
  );
  const entryPoints = entryChains(index, access.function);
  const chosen = wide.filter(({ name }) => access.columns?.includes(name));
  // Columns that a call names besides its condition and order are the ones it selects.
  const named = (access.columns ?? []).filter(
    (name) => !access.key?.columns.includes(name) && !access.order?.includes(name),
  );
  if (wide.length === 0 || (named.length > 0 && chosen.length === 0) || !entryPoints.some(isAwaited)) return [];
  if (growthOf(index, entity.name) === 'no') return [];
  const names = wide.map(({ name }) => name).join(', ');
  return [
    {
      file: access.file,
      line: access.line,
      severity: 'low',
      confidence: 0.6,
      title: `Lists of ${entity.table} read ${names} in every row`,
      reasons: [
        `${names} of ${entity.table} ${wide.length === 1 ? 'is' : 'are'} as long as somebody makes them (${[...new Set(wide.map(({ type }) => type))].join(', ')}).`,
        `${access.call} reads any number of rows and names no columns.`,
      ],
      function: access.function,
      subject: `${entity.table}.${wide[0]?.name ?? ''}`,
      entryPoints,
      fix: { text: `Name the columns that the list shows; read ${names} for one row at a time.`, where: 'monolith' },
    },
  ];
}
