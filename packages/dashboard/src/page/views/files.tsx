/** Every file as a point in its context's disc, and all of them in a table. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { sumPrices } from '../crossing-families';
import { mostLines } from '../graph/drawing';
import { buildFileGraph } from '../graph/file-graph';
import { GraphFrame } from '../graph/graph-frame';
import type { ReportIndex } from '../index-report';
import { type Column, DataTable } from '../parts/data-table';
import { Place } from '../parts/place';
import { ContextLink, count } from '../parts/words';
import { useReport } from '../report-context';

/** The drawing and the table. */
export function FilesView(): JSX.Element {
  const report = useReport();
  const model = useMemo(() => buildFileGraph(report), [report]);
  const columns = useMemo(() => columnsFor(report), [report]);
  return (
    <>
      <p class="note">
        Each disc is a context, each point a file, the longest in the middle. Lines are imports from one context into
        another{model.edges.length > mostLines && `, ${model.edges.length.toLocaleString('en')} of them`}; a chosen file
        shows its own.
      </p>
      <GraphFrame name="Every file in the disc of its context" model={model} tall />
      <DataTable caption={count(report.files.length, 'file')} columns={columns} rows={report.files} />
    </>
  );
}

function columnsFor({ places, fileFacts, leaving, arriving }: ReportIndex): Column<string>[] {
  const contextOf = (file: string): string | undefined => places.get(file)?.context;
  const linesOf = (file: string): number => fileFacts.get(file)?.lines ?? 0;
  const priceOf = (file: string): number => sumPrices([...(leaving.get(file) ?? []), ...(arriving.get(file) ?? [])]);
  return [
    { title: 'file', key: (file) => file, cell: (file) => <Place file={file} /> },
    {
      title: 'context',
      key: (file) => contextOf(file) ?? '',
      cell: (file) => {
        const context = contextOf(file);
        return context === undefined ? 'none' : <ContextLink name={context} />;
      },
    },
    { title: 'lines', numeric: true, key: linesOf, cell: (file) => linesOf(file) || '–' },
    { title: 'crossings’ price', numeric: true, key: priceOf, cell: (file) => priceOf(file) || '–' },
  ];
}
