/** One context: what it is, and then its files, seams, entry points, tables, pressure and drawing, a part at a time. */
import type { BoundedContext } from '@banyan/model';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { GraphFrame } from '../graph/graph-frame';
import { buildMemberGraph } from '../graph/member-graph';
import { priceOfContext } from '../index-report';
import { type Column, DataTable } from '../parts/data-table';
import { EntryPoints } from '../parts/entry-points';
import { MemberTable } from '../parts/member-table';
import { Place } from '../parts/place';
import { SeamTable } from '../parts/seam-table';
import { count, percent } from '../parts/words';
import { useReport } from '../report-context';
import { toHash } from '../route';
import { NotThere } from './not-there';

const parts = ['files', 'seams', 'entry points', 'tables', 'scale pressure', 'drawing'] as const;
type Part = (typeof parts)[number];

interface ContextViewProps {
  readonly name: string;
  readonly part: string | undefined;
}

/** The head, the parts, and the one that is chosen. */
export function ContextView({ name, part }: ContextViewProps): JSX.Element {
  const report = useReport();
  const context = report.contexts.get(name);
  if (!context) return <NotThere what={`context called “${name}”`} />;
  const chosen: Part = parts.find((one) => one === part) ?? 'files';
  return (
    <>
      <ContextHead context={context} />
      <nav class="parts" aria-label={`Parts of ${name}`}>
        {parts.map((one) => (
          <a key={one} href={toHash('context', [name, one])} aria-current={one === chosen ? 'page' : undefined}>
            {one}
          </a>
        ))}
      </nav>
      <PartOf context={context} part={chosen} />
    </>
  );
}

function ContextHead({ context }: { readonly context: BoundedContext }): JSX.Element {
  const report = useReport();
  const { name, members, entities, endpoints, scalePressure, stability, pinned } = context;
  const step = report.data.plan?.steps.find((one) => one.context === name);
  return (
    <p class="head">
      {count(members.length, 'file')} · {count(endpoints.length, 'entry point')} ·{' '}
      {count(entities.length, 'entity', 'entities')} · scale pressure {scalePressure.score} · price of its seams{' '}
      {priceOfContext(report, name)}
      {stability !== undefined && ` · stability ${percent(stability)}`}
      {pinned && <span class="tag">pinned by the team</span>}
      <FindingsOf context={name} />
      {step && (
        <>
          {' '}
          · <a href={toHash('plan', [name])}>step {step.order} of the plan</a>
        </>
      )}
    </p>
  );
}

/** `3 findings`, leading to them; nothing where there are none. */
function FindingsOf({ context }: { readonly context: string }): JSX.Element | null {
  const amount = useReport().findingsOf.get(context)?.length ?? 0;
  if (amount === 0) return null;
  return (
    <>
      {' '}
      · <a href={toHash('hotspots', [], { context })}>{count(amount, 'finding')}</a>
    </>
  );
}

function PartOf({ context, part }: { readonly context: BoundedContext; readonly part: Part }): JSX.Element {
  const { data } = useReport();
  const seams = useMemo(
    () => data.proposal.seams.filter(({ from, to }) => from === context.name || to === context.name),
    [context],
  );
  if (part === 'files') return <MemberTable context={context} />;
  if (part === 'seams') return <SeamTable seams={seams} caption={`Seams of ${context.name}, both directions`} />;
  if (part === 'entry points') return <EntryPoints endpoints={context.endpoints} />;
  if (part === 'tables') return <Entities context={context} />;
  if (part === 'scale pressure') return <Pressure context={context} />;
  return <Drawing context={context} />;
}

function Entities({ context }: { readonly context: BoundedContext }): JSX.Element {
  const { data } = useReport();
  const tables = new Map((data.tables ?? []).map((table) => [table.entity, table]));
  const columns: Column<string>[] = [
    { title: 'entity', key: (row) => row, cell: (row) => <a href={toHash('tables', [row])}>{row}</a> },
    { title: 'table', cell: (row) => tables.get(row)?.table ?? '–' },
    {
      title: 'declared at',
      cell: (row) => {
        const table = tables.get(row);
        return table ? <Place file={table.file} line={table.line} /> : '–';
      },
    },
  ];
  return <DataTable caption={`Entities that ${context.name} owns`} columns={columns} rows={context.entities} />;
}

function Pressure({ context }: { readonly context: BoundedContext }): JSX.Element {
  const columns: Column<BoundedContext['scalePressure']['reasons'][number]>[] = [
    { title: 'where', key: (row) => row.file, cell: (row) => <Place file={row.file} line={row.line} /> },
    { title: 'why', cell: (row) => row.text },
    { title: 'weight', numeric: true, key: (row) => row.weight, cell: (row) => row.weight },
  ];
  return (
    <DataTable
      caption={`Why ${context.name} might want machines of its own`}
      columns={columns}
      rows={context.scalePressure.reasons}
      sorting={{ column: 2, descending: true }}
    />
  );
}

function Drawing({ context }: { readonly context: BoundedContext }): JSX.Element {
  const report = useReport();
  const model = useMemo(() => buildMemberGraph(report, context.name), [report, context]);
  if (!report.data.files)
    return <p class="empty">The facts were not at hand when this report was made: no imports to draw.</p>;
  return (
    <>
      <p class="note">
        Files of {context.name} and the imports among them; larger where more of them import it. Orange, with ◆ where
        names are shown: something of another context is called, or calls.
      </p>
      <GraphFrame name={`Files of ${context.name} and their imports`} model={model} tall />
    </>
  );
}
