/** Seams with what passes them and what they cost. */
import type { Seam } from '@banyan/model';
import type { JSX } from 'preact';
import { families, type FamilyName, familyNames, familyOf, sumPrices } from '../crossing-families';
import { toHash } from '../route';
import { type Column, DataTable } from './data-table';
import { ContextLink } from './words';

interface SeamTableProps {
  readonly seams: readonly Seam[];
  readonly caption: string;
}

/** One row a seam, the dearest first. */
export function SeamTable({ seams, caption }: SeamTableProps): JSX.Element {
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={seams}
      sorting={{ column: columns.length - 1, descending: true }}
    />
  );
}

const columns: readonly Column<Seam>[] = [
  { title: 'from', key: (row) => row.from, cell: (row) => <ContextLink name={row.from} /> },
  { title: 'to', key: (row) => row.to, cell: (row) => <ContextLink name={row.to} /> },
  {
    title: 'crossings',
    numeric: true,
    key: (row) => row.crossings.length,
    cell: (row) => (
      <a
        href={toHash('seam', [row.from, row.to])}
        aria-label={`${row.crossings.length} crossings from ${row.from} to ${row.to}`}
      >
        {row.crossings.length}
      </a>
    ),
  },
  ...familyNames.map(familyColumn),
  { title: 'price', numeric: true, key: (row) => row.price, cell: (row) => <strong>{row.price}</strong> },
];

/** What one family costs. */
function familyColumn(name: FamilyName): Column<Seam> {
  const priceOf = ({ crossings }: Seam): number => sumPrices(crossings.filter(({ kind }) => familyOf(kind) === name));
  return {
    title: `${families[name].sign} ${families[name].title}`,
    numeric: true,
    key: priceOf,
    cell: (row) => priceOf(row) || '·',
  };
}
