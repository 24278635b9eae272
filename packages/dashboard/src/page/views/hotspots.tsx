/** What hurts: findings by severity, rule, context, and by what is typed; and what was judged harmless. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { HarmlessPlace, HotspotData } from '../../data/report-data';
import { narrowFindings } from '../narrow-findings';
import { Choice } from '../parts/choice';
import { type Column, DataTable } from '../parts/data-table';
import { FindingTable } from '../parts/finding-table';
import { Place } from '../parts/place';
import { count } from '../parts/words';
import { useReport } from '../report-context';
import { toHash } from '../route';

interface HotspotsViewProps {
  readonly choices: Readonly<Record<string, string>>;
}

/** The choices stand in the address. */
export function HotspotsView({ choices }: HotspotsViewProps): JSX.Element {
  const { hotspots } = useReport().data;
  if (!hotspots)
    return (
      <p class="empty">
        No findings were at hand when this report was made: <code>banyan hotspots</code> looks for them.
      </p>
    );
  return <Findings hotspots={hotspots} choices={choices} />;
}

function Findings({ hotspots, choices }: HotspotsViewProps & { readonly hotspots: HotspotData }): JSX.Element {
  const report = useReport();
  const { severity = '', rule = '', context = '', text = '' } = choices;
  const rules = useMemo(() => [...new Set(hotspots.findings.map((one) => one.rule))].sort(), [hotspots]);
  const contexts = useMemo(() => [...report.findingsOf.keys()].filter(Boolean).sort(), [report]);
  const findings = useMemo(
    () => narrowFindings(report, { severity, rule, context, text }),
    [report, severity, rule, context, text],
  );
  const choose = (next: Record<string, string>): void =>
    void (location.hash = toHash('hotspots', [], { severity, rule, context, text, ...next }));
  return (
    <>
      <p class="note">
        {count(hotspots.findings.length, 'finding')} {hotspots.from}.
      </p>
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <Choice
          name="how grave"
          value={severity}
          all="all"
          values={['high', 'medium', 'low']}
          onChoose={(value) => choose({ severity: value })}
        />
        <Choice
          name="rule"
          value={rule}
          all="every rule"
          values={rules}
          onChoose={(value) => choose({ rule: value })}
        />
        <Choice
          name="context"
          value={context}
          all="every context"
          values={contexts}
          onChoose={(value) => choose({ context: value })}
        />
        <label>
          route, file or name{' '}
          <input type="search" value={text} onChange={(event) => choose({ text: event.currentTarget.value })} />
        </label>
      </form>
      <FindingTable caption={count(findings.length, 'finding')} findings={findings} empty="Nothing of this kind." />
      <Harmless places={hotspots.harmless} />
    </>
  );
}

function Harmless({ places }: { readonly places: readonly HarmlessPlace[] }): JSX.Element {
  return (
    <DataTable
      caption={`${count(places.length, 'place')} judged harmless, or taken out by a comment`}
      columns={harmlessColumns}
      rows={places}
      pageSize={15}
      empty="Nothing was judged harmless, and no comment takes anything out."
    />
  );
}

const harmlessColumns: readonly Column<HarmlessPlace>[] = [
  { title: 'where', key: (row) => `${row.file}:${row.line}`, cell: (row) => <Place file={row.file} line={row.line} /> },
  { title: 'rule', key: (row) => row.rule, cell: (row) => <span class="whole">{row.rule}</span> },
  { title: 'why not', key: (row) => row.reason, cell: (row) => <span class="whole">{row.reason}</span> },
  { title: 'in words', cell: (row) => row.text },
];
