/** The overview: the verdict, what the cut is worth, the contexts as a graph and as a table. */
import type { BoundedContext } from '@banyan/model';
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { type FamilyName, familyNames } from '../crossing-families';
import { buildContextGraph, placeContexts, usualLines } from '../graph/context-graph';
import { GraphFrame } from '../graph/graph-frame';
import { bandOf } from '../graph/pressure-bands';
import { priceOfContext, type ReportIndex } from '../index-report';
import { type Column, DataTable } from '../parts/data-table';
import { Changes } from '../parts/changes';
import { ContextLegend } from '../parts/legend';
import { Metrics } from '../parts/metrics';
import { Readiness } from '../parts/readiness';
import { ContextLink, count, percent } from '../parts/words';
import { useReport } from '../report-context';
import { toHash } from '../route';

/** The first thing one sees. */
export function Overview(): JSX.Element {
  const report = useReport();
  const { proposal } = report.data;
  const contexts = useMemo(() => [...report.contexts.values()], [report]);
  return (
    <>
      {proposal.readiness && <Readiness readiness={proposal.readiness} />}
      <Changes proposal={proposal} />
      <Metrics metrics={proposal.metrics} shared={proposal.shared.length} seams={proposal.seams.length} />
      <section aria-labelledby="map">
        <h2 id="map">Contexts and seams</h2>
        <ContextMap />
      </section>
      <DataTable
        caption={count(contexts.length, 'context')}
        columns={columnsFor(report)}
        rows={contexts}
        sorting={{ column: 5, descending: true }}
      />
    </>
  );
}

function ContextMap(): JSX.Element {
  const report = useReport();
  const [families, setFamilies] = useState<ReadonlySet<FamilyName>>(new Set(familyNames));
  const [lines, setLines] = useState(usualLines(report.contexts.size));
  const positions = useMemo(() => placeContexts(report), [report]);
  const model = useMemo(() => buildContextGraph(report, positions, families, lines), [report, families, lines]);
  const left = model.pairs - model.edges.length;
  return (
    <>
      <ContextLegend families={families} onFamilies={setFamilies} />
      <p class="note">
        {left > 0
          ? `The ${model.edges.length} dearest of ${model.pairs} pairs that touch are drawn, those from price ${model.from}. `
          : `All ${count(model.pairs, 'pair')} that touch. `}
        {left > 0 && (
          <button type="button" onClick={() => setLines(lines * 2)}>
            draw more
          </button>
        )}{' '}
        <a href={toHash('files')}>Every file as a point</a> · <a href={toHash('seams')}>every seam in a table</a>
      </p>
      <GraphFrame name="Contexts and the seams between them" model={model} />
    </>
  );
}

function columnsFor(report: ReportIndex): Column<BoundedContext>[] {
  const { contexts } = report;
  const all = [...contexts.values()];
  const measured = all.some(({ stability }) => stability !== undefined);
  const stability: Column<BoundedContext> = {
    title: 'stability',
    numeric: true,
    key: (row) => row.stability ?? -1,
    cell: (row) => percent(row.stability),
  };
  return [
    { title: 'context', key: (row) => row.name, cell: (row) => <NameOf context={row} /> },
    { title: 'files', numeric: true, key: (row) => row.members.length, cell: (row) => row.members.length },
    { title: 'entry points', numeric: true, key: (row) => row.endpoints.length, cell: (row) => row.endpoints.length },
    { title: 'entities', numeric: true, key: (row) => row.entities.length, cell: (row) => row.entities.length },
    {
      title: 'scale pressure',
      numeric: true,
      key: (row) => row.scalePressure.score,
      cell: (row) => `${bandOf(row, all).sign} ${row.scalePressure.score}`,
    },
    {
      title: 'price of its seams',
      numeric: true,
      key: (row) => priceOfContext(report, row.name),
      cell: (row) => priceOfContext(report, row.name),
    },
    ...(measured ? [stability] : []),
    ...(report.data.hotspots ? [findingsColumn(report)] : []),
  ];
}

function findingsColumn({ findingsOf }: ReportIndex): Column<BoundedContext> {
  const amount = ({ name }: BoundedContext): number => findingsOf.get(name)?.length ?? 0;
  return {
    title: 'findings',
    numeric: true,
    key: amount,
    cell: (row) =>
      amount(row) === 0 ? (
        '–'
      ) : (
        <a
          href={toHash('hotspots', [], { context: row.name })}
          aria-label={`${count(amount(row), 'finding')} in ${row.name}`}
        >
          {amount(row)}
        </a>
      ),
  };
}

function NameOf({ context }: { readonly context: BoundedContext }): JSX.Element {
  return (
    <>
      <ContextLink name={context.name} />
      {context.pinned && <span class="tag">pinned</span>}
    </>
  );
}
