/** The page around the views: where one can go, what is shown, and how the keyboard moves through it. */
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ReportIndex } from './index-report';
import { SearchBox } from './parts/search-box';
import { ThemeSwitch } from './parts/theme-switch';
import { ReportContext } from './report-context';
import { parentOf, parseRoute, type Route, toHash, type ViewName } from './route';
import { titleOf } from './title-of';
import { useRoute } from './use-route';
import { ContextView } from './views/context';
import { CutsView } from './views/cuts';
import { FileView } from './views/file';
import { FilesView } from './views/files';
import { FindingView } from './views/finding';
import { HotspotsView } from './views/hotspots';
import { Overview } from './views/overview';
import { PlanView } from './views/plan';
import { SeamsView, SeamView } from './views/seams';
import { SharedView } from './views/shared';
import { TableView } from './views/table';
import { TablesView } from './views/tables';

const places: readonly (readonly [ViewName, string])[] = [
  ['overview', 'Overview'],
  ['hotspots', 'Hotspots'],
  ['seams', 'Seams'],
  ['tables', 'Tables'],
  ['shared', 'Shared'],
  ['files', 'Files'],
  ['cuts', 'Other cuts'],
  ['plan', 'Plan'],
];

/** Everything. */
export function App({ report }: { readonly report: ReportIndex }): JSX.Element {
  const { route, hash } = useRoute();
  const heading = useHeading(report, route);
  useEscape(report);
  const { project } = report.data.proposal;
  return (
    <ReportContext.Provider value={report}>
      <a class="skip" href="#content" onClick={skipTo(heading)}>
        Skip to the content
      </a>
      <header>
        <a class="brand" href={toHash('overview')}>
          <strong>{project}</strong> <span>banyan report</span>
        </a>
        <nav aria-label="Views">
          {places.map(([view, name]) => (
            <a key={view} href={toHash(view)} aria-current={isWithin(route, view) ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
        <SearchBox />
        <ThemeSwitch />
      </header>
      <main id="content" data-hash={hash}>
        <h1 ref={heading} tabIndex={-1}>
          {titleOf(route)}
        </h1>
        <View route={route} />
      </main>
      <footer>
        Escape goes one step up, / finds, arrow keys walk tables and graphs. Detection: {describeDetection(report)}.
      </footer>
    </ReportContext.Provider>
  );
}

function View({ route: { view, names, choices } }: { readonly route: Route }): JSX.Element {
  const [first = '', second] = names;
  if (view === 'context') return <ContextView key={first} name={first} part={second} />;
  if (view === 'file') return <FileView key={first} file={first} />;
  if (view === 'files') return <FilesView />;
  if (view === 'seams') return <SeamsView choices={choices} />;
  if (view === 'seam') return <SeamView from={first} to={second ?? ''} />;
  if (view === 'tables')
    return first === '' ? <TablesView /> : <TableView key={first} entity={first} context={second} />;
  if (view === 'hotspots')
    return first === '' ? <HotspotsView choices={choices} /> : <FindingView key={first} id={first} />;
  if (view === 'shared') return <SharedView />;
  if (view === 'cuts') return <CutsView name={names[0]} />;
  if (view === 'plan') return <PlanView context={names[0]} />;
  return <Overview />;
}

/** The heading gets the focus when the view changes, so that a screen reader says where one is. */
function useHeading(report: ReportIndex, route: Route): { readonly current: HTMLHeadingElement | null } {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef<string>(undefined);
  const subject = JSON.stringify([route.view, ...route.names.slice(0, route.view === 'context' ? 1 : 2)]);
  useEffect(() => {
    document.title = `${titleOf(route)} · ${report.data.proposal.project} · banyan report`;
    if (before.current !== undefined && before.current !== subject) {
      scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    before.current = subject;
  }, [subject]);
  return heading;
}

/** Asks the address itself: the key may come before the view of a new one is drawn. Listens before the first paint. */
function useEscape(report: ReportIndex): void {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const route = parseRoute(location.hash);
      location.hash = parentOf(route, report.places.get(route.names[0] ?? '')?.context);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [report]);
}

/** The address is the view's: a link to `#content` would leave it. */
function skipTo(heading: { readonly current: HTMLHeadingElement | null }): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    heading.current?.focus();
  };
}

function isWithin({ view }: Route, place: ViewName): boolean {
  if (place === 'seams') return view === 'seams' || view === 'seam';
  if (place === 'files') return view === 'files' || view === 'file';
  if (place === 'overview') return view === 'overview' || view === 'context';
  return view === place;
}

function describeDetection({ data }: ReportIndex): string {
  const { algorithm, seed, resolution } = data.proposal.detection;
  return `${algorithm}, seed ${seed}, resolution ${resolution}`;
}
