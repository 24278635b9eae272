/** One finding: why it hurts, which routes lead there by which calls, how often, and what to do. */
import type { JSX } from 'preact';
import type { HotspotFinding, HotspotPlace, HotspotRoute } from '../../data/report-data';
import { Place } from '../parts/place';
import { Prose } from '../parts/prose';
import { SeverityTag } from '../parts/severity-tag';
import { ContextLink, percent } from '../parts/words';
import { useReport } from '../report-context';
import { NotThere } from './not-there';

/** Chains that are open from the start. */
const opened = 3;

const where: Readonly<Record<HotspotFinding['fix']['where'], string>> = {
  monolith: 'in the monolith',
  worker: 'in a worker',
  service: 'in a service of its own',
  infrastructure: 'around the code',
};

/** Everything that the report says about it. */
export function FindingView({ id }: { readonly id: string }): JSX.Element {
  const { data, places } = useReport();
  const finding = data.hotspots?.findings.find((one) => one.id === id);
  if (!finding) return <NotThere what={`finding “${id}”`} />;
  const context = places.get(finding.file)?.context;
  return (
    <>
      <p class="finding">
        <SeverityTag severity={finding.severity} /> <Prose text={finding.title} />
      </p>
      <p class="head">
        <Place file={finding.file} line={finding.line} /> · about {finding.subject} · rule {finding.rule} · sure to{' '}
        {percent(finding.confidence)} · score {finding.score}
        {context !== undefined && (
          <>
            {' '}
            · in <ContextLink name={context} />
          </>
        )}
      </p>
      <Why finding={finding} />
      <Fix fix={finding.fix} />
      <Routes finding={finding} />
      <p class="note">
        Known as <code class="id">{finding.id}</code>
      </p>
    </>
  );
}

function Why({ finding: { reasons, times, measured, related } }: { readonly finding: HotspotFinding }): JSX.Element {
  const lines: readonly HotspotPlace[] = [...(times ? [times] : []), ...related];
  return (
    <section>
      <h2>Why</h2>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>
            <Prose text={reason} />
          </li>
        ))}
        {lines.map((one) => (
          <li key={`${one.file}:${one.line} ${one.text}`}>
            <Prose text={one.text} /> at <Place file={one.file} line={one.line} />
          </li>
        ))}
        {measured !== undefined && <li>Measured: {measured}</li>}
      </ul>
    </section>
  );
}

function Fix({ fix }: { readonly fix: HotspotFinding['fix'] }): JSX.Element {
  return (
    <section>
      <h2>What to do</h2>
      <p>
        <Prose text={fix.text} /> <span class="tag">{where[fix.where]}</span>
      </p>
      {fix.sketch !== undefined && (
        <pre tabIndex={0} role="region" aria-label="Sketch of the fix">
          <code>{fix.sketch}</code>
        </pre>
      )}
    </section>
  );
}

function Routes({ finding: { routes, moreRoutes } }: { readonly finding: HotspotFinding }): JSX.Element {
  return (
    <section>
      <h2>Reached from</h2>
      {routes.length === 0 && <p class="empty">No entry point is known to lead here.</p>}
      {routes.map((route, at) => (
        <details key={`${at} ${route.name}`} class="route" open={at < opened}>
          <summary>{route.name}</summary>
          <Chain route={route} />
        </details>
      ))}
      {moreRoutes > 0 && <p class="note">and {moreRoutes} more</p>}
    </section>
  );
}

function Chain({ route: { steps } }: { readonly route: HotspotRoute }): JSX.Element {
  if (steps.length === 0) return <p class="note">It stands in the handler itself.</p>;
  return (
    <ol class="chain">
      {steps.map((step, at) => (
        <li key={at}>
          <code>{step.text}</code> <Place file={step.file} line={step.line} />
        </li>
      ))}
    </ol>
  );
}
