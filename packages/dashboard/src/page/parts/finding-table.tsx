/** Findings with how grave they are, what they say and where; each leads to its page. */
import type { JSX } from 'preact';
import type { HotspotFinding } from '../../data/report-data';
import { toHash } from '../route';
import { type Column, DataTable } from './data-table';
import { Place } from './place';
import { Prose } from './prose';
import { SeverityTag, weightOf } from './severity-tag';

interface FindingTableProps {
  readonly caption: string;
  readonly findings: readonly HotspotFinding[];
  readonly empty?: string;
}

/** One row a finding, in the order given: the gravest first. */
export function FindingTable({ caption, findings, empty }: FindingTableProps): JSX.Element {
  return <DataTable caption={caption} columns={columns} rows={findings} {...(empty !== undefined && { empty })} />;
}

const columns: readonly Column<HotspotFinding>[] = [
  {
    title: 'how grave',
    key: ({ severity }) => weightOf(severity),
    cell: (row) => <SeverityTag {...row} />,
  },
  {
    title: 'what',
    key: (row) => row.title,
    cell: (row) => (
      <a href={toHash('hotspots', [row.id])}>
        <Prose text={row.title} />
      </a>
    ),
  },
  { title: 'where', key: (row) => `${row.file}:${row.line}`, cell: (row) => <Place file={row.file} line={row.line} /> },
  { title: 'rule', key: (row) => row.rule, cell: (row) => <span class="whole">{row.rule}</span> },
  {
    title: 'entry points',
    numeric: true,
    key: (row) => row.entryPoints.length,
    cell: (row) => row.entryPoints.length || '–',
  },
  { title: 'score', numeric: true, key: (row) => row.score, cell: (row) => row.score },
];
