/** Ways to cut, side by side: the figures, then which files moved. */
import type { AlternativeCut, ProposalMetrics } from '@banyan/model';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { compareCuts, type ContextMatch, type MovedFile } from '../compare-cuts';
import { type Column, DataTable } from '../parts/data-table';
import { Place } from '../parts/place';
import { ContextLink, count, percent } from '../parts/words';
import { useReport } from '../report-context';
import { toHash } from '../route';

interface Named {
  readonly name: string;
  readonly text: string;
  readonly metrics: ProposalMetrics;
}

/** The proposal first; the alternative that the address names is compared file by file. */
export function CutsView({ name }: { readonly name: string | undefined }): JSX.Element {
  const { proposal } = useReport().data;
  const alternatives = proposal.alternatives ?? [];
  if (alternatives.length === 0) return <p class="empty">This proposal has no other way to cut beside it.</p>;
  const chosen = alternatives.find((cut) => cut.name === name) ?? (alternatives[0] as AlternativeCut);
  const rows: Named[] = [
    { name: 'proposal', text: 'What this report is about.', metrics: proposal.metrics },
    ...alternatives,
  ];
  return (
    <>
      <DataTable caption="Ways to cut" columns={figureColumns(chosen.name)} rows={rows} />
      <Comparison cut={chosen} />
    </>
  );
}

function figureColumns(chosen: string): Column<Named>[] {
  const figure = (
    title: string,
    pick: (metrics: ProposalMetrics) => number | undefined,
    share = false,
  ): Column<Named> => ({
    title,
    numeric: true,
    key: ({ metrics }) => pick(metrics) ?? -1,
    cell: ({ metrics }) => (share ? percent(pick(metrics)) : (pick(metrics) ?? '–').toLocaleString('en')),
  });
  return [
    { title: 'cut', cell: (row) => <CutLink name={row.name} chosen={chosen} /> },
    { title: 'what it is', cell: (row) => row.text },
    figure('contexts', ({ contexts }) => contexts),
    figure('files', ({ members }) => members),
    figure('placed', ({ completeness }) => completeness, true),
    figure('modularity', ({ modularity }) => modularity),
    figure('coupling cut', ({ cutShare }) => cutShare, true),
    figure('price', ({ price }) => price),
    figure('stability', ({ stability }) => stability, true),
  ];
}

function CutLink({ name, chosen }: { readonly name: string; readonly chosen: string }): JSX.Element {
  if (name === 'proposal') return <a href={toHash('overview')}>proposal</a>;
  return (
    <a href={toHash('cuts', [name])} aria-current={name === chosen ? 'true' : undefined}>
      {name}
    </a>
  );
}

function Comparison({ cut }: { readonly cut: AlternativeCut }): JSX.Element {
  const { proposal } = useReport().data;
  const matches = useMemo(() => {
    const contexts = proposal.contexts.map(({ name, members }) => ({
      name,
      members: members.map(({ module }) => module),
    }));
    return compareCuts({ contexts }, cut);
  }, [cut]);
  return (
    <DataTable
      caption={`Contexts of “${cut.name}” against those of the proposal`}
      columns={matchColumns}
      rows={matches}
      sorting={{ column: 1, descending: true }}
    />
  );
}

const matchColumns: readonly Column<ContextMatch>[] = [
  { title: 'context', key: (row) => row.name, cell: (row) => row.name },
  { title: 'files', numeric: true, key: (row) => row.members, cell: (row) => row.members },
  {
    title: 'most like',
    key: (row) => row.like ?? '',
    cell: (row) => (row.like === undefined ? 'none' : <ContextLink name={row.like} />),
  },
  { title: 'the same', numeric: true, key: (row) => row.kept, cell: (row) => row.kept },
  {
    title: 'came',
    numeric: true,
    key: (row) => row.came.length,
    cell: (row) => <Moves files={row.came} word="from" />,
  },
  {
    title: 'went away',
    numeric: true,
    key: (row) => row.left.length,
    cell: (row) => <Moves files={row.left} word="to" />,
  },
];

function Moves({ files, word }: { readonly files: readonly MovedFile[]; readonly word: string }): JSX.Element {
  if (files.length === 0) return <>·</>;
  return (
    <details>
      <summary>{count(files.length, 'file')}</summary>
      <ul class="moves">
        {files.map(({ file, context }) => (
          <li key={file}>
            <Place file={file} /> {word} {context ?? 'no context'}
          </li>
        ))}
      </ul>
    </details>
  );
}
