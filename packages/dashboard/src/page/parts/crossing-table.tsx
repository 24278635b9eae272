/** Crossings with their places and prices, the dearest first. */
import type { JSX } from 'preact';
import type { SeamCrossing } from '../index-report';
import { type Column, DataTable } from './data-table';
import { Place } from './place';
import { ContextLink, Kind } from './words';

interface CrossingTableProps {
  readonly caption: string;
  readonly crossings: readonly SeamCrossing[];
  /** Which contexts to name: both, or only the other end. */
  readonly name?: 'from' | 'to' | 'both';
  readonly pageSize?: number;
}

/** One row a crossing. */
export function CrossingTable({ caption, crossings, name, pageSize }: CrossingTableProps): JSX.Element {
  const from: Column<SeamCrossing> = {
    title: 'from',
    key: (row) => row.from,
    cell: (row) => <ContextLink name={row.from} />,
  };
  const to: Column<SeamCrossing> = { title: 'to', key: (row) => row.to, cell: (row) => <ContextLink name={row.to} /> };
  const named = name === undefined ? [] : name === 'both' ? [from, to] : name === 'from' ? [from] : [to];
  const columns = [...named, ...own];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={crossings}
      sorting={{ column: columns.length - 1, descending: true }}
      {...(pageSize !== undefined && { pageSize })}
    />
  );
}

const own: readonly Column<SeamCrossing>[] = [
  { title: 'where', key: (row) => row.file, cell: (row) => <Place file={row.file} line={row.line} /> },
  { title: 'kind', key: (row) => row.kind, cell: (row) => <Kind kind={row.kind} /> },
  { title: 'what', cell: (row) => row.text },
  {
    title: 'leads to',
    cell: (row) => (row.target ? <Place file={row.target.file} line={row.target.line} /> : '–'),
  },
  { title: 'could become', key: (row) => row.pattern, cell: (row) => <span class="whole">{row.pattern}</span> },
  { title: 'price', key: (row) => row.price, cell: (row) => row.price, numeric: true },
];
