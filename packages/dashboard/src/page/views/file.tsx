/** One file: where it is and why, what it crosses, what it imports, what it holds. */
import type { JSX } from 'preact';
import type { FileFacts } from '../../data/report-data';
import { CrossingTable } from '../parts/crossing-table';
import { type Column, DataTable } from '../parts/data-table';
import { EntryPoints } from '../parts/entry-points';
import { FindingTable } from '../parts/finding-table';
import { Place } from '../parts/place';
import { Reasons } from '../parts/reasons';
import { ContextLink, count, percent, treatments } from '../parts/words';
import { useReport } from '../report-context';
import { NotThere } from './not-there';

/** Everything that the documents say about it. */
export function FileView({ file }: { readonly file: string }): JSX.Element {
  const { places, fileFacts, leaving, arriving, contexts, findingsIn } = useReport();
  const findings = findingsIn.get(file) ?? [];
  const place = places.get(file);
  const facts = fileFacts.get(file);
  const [out, back] = [leaving.get(file) ?? [], arriving.get(file) ?? []];
  if (!place && !facts && out.length + back.length + findings.length === 0)
    return <NotThere what={`file called “${file}”`} />;
  const endpoints = [...contexts.values()].flatMap((context) => context.endpoints.filter((one) => one.file === file));
  return (
    <>
      <p class="head">
        <Place file={file} />
        {facts && ` · ${count(facts.lines, 'line')}`}
      </p>
      <Home file={file} />
      {findings.length > 0 && <FindingTable caption="What hurts here" findings={findings} />}
      <CrossingTable caption="Leaves the context here" crossings={out} name="to" />
      <CrossingTable caption="Comes in from other contexts" crossings={back} name="from" />
      {endpoints.length > 0 && <EntryPoints endpoints={endpoints} />}
      {facts && facts.notes.length > 0 && <Notes facts={facts} />}
      {facts && <Imports facts={facts} />}
    </>
  );
}

function Home({ file }: { readonly file: string }): JSX.Element {
  const place = useReport().places.get(file);
  if (!place) return <p class="empty">The proposal does not name this file.</p>;
  if (place.context === undefined) {
    const { treatment, reason, usedBy, home } = place.shared;
    return (
      <section>
        <h2>Shared: {treatments[treatment]}</h2>
        <p>
          {reason}
          {home !== undefined && (
            <>
              ; looked after by <ContextLink name={home} />
            </>
          )}
        </p>
        {usedBy.length > 0 && <p>Used by {usedBy.map((name) => [' ', <ContextLink key={name} name={name} />])}</p>}
      </section>
    );
  }
  const { member, context } = place;
  return (
    <section>
      <h2>
        In <ContextLink name={context} />
        {member.stability !== undefined && `, in ${percent(member.stability)} of the runs`}
      </h2>
      <Reasons reasons={member.reasons} />
    </section>
  );
}

function Notes({ facts }: { readonly facts: FileFacts }): JSX.Element {
  const columns: Column<FileFacts['notes'][number]>[] = [
    { title: 'where', cell: (row) => <Place file={facts.path} line={row.line} /> },
    { title: 'kind', cell: (row) => row.kind },
    { title: 'what', cell: (row) => row.text },
  ];
  return <DataTable caption="State of the process, and heavy work" columns={columns} rows={facts.notes} />;
}

function Imports({ facts }: { readonly facts: FileFacts }): JSX.Element {
  const { places } = useReport();
  const contextOf = (file: string): string => places.get(file)?.context ?? '';
  const columns: Column<FileFacts['imports'][number]>[] = [
    { title: 'imports', key: (row) => row.to, cell: (row) => <Place file={row.to} /> },
    { title: 'at', numeric: true, key: (row) => row.line, cell: (row) => `line ${row.line}` },
    { title: 'of', key: (row) => contextOf(row.to), cell: (row) => contextOf(row.to) || 'no context' },
    { title: 'for', cell: (row) => (row.types ? 'types alone' : 'run time') },
  ];
  return <DataTable caption="Imports of the project" columns={columns} rows={facts.imports} pageSize={25} />;
}
