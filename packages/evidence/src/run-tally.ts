/** Records of all files → the sections of the document. */
import type { EvidenceProblem } from '@banyan/model';
import { secondsCovered } from './seconds-covered';
import type { RunFindings } from './collect-run-evidence';
import type { Records } from './formats/format';
import { ProfileTally } from './profile-tally';
import { SourceTally } from './source-tally';
import { StatementTally } from './statement-tally';
import { FactsPool } from './traces/facts-pool';
import { toKeptSpan } from './traces/kept-span';
import { maxOpenSpans, OpenTraces } from './traces/open-traces';
import { TrafficTally } from './traffic/traffic-tally';
import { clocksBackwards } from './errors';

type Section = 'traffic' | 'statements' | 'profile';

/** `begin` every file, then ask. */
export class RunTally {
  private readonly sources: { readonly tally: SourceTally; section?: Section }[] = [];
  private readonly problems: Record<Section, EvidenceProblem[]> = { traffic: [], statements: [], profile: [] };
  private readonly traffic = new TrafficTally();
  private readonly statements = new StatementTally();
  private readonly profile = new ProfileTally();
  private readonly traces: OpenTraces;
  private readonly facts = new FactsPool();
  private backwards = 0;

  /** @param openSpans spans held at most while their traces are not whole */
  constructor(openSpans = maxOpenSpans) {
    this.traces = new OpenTraces((trace) => this.traffic.addTrace(trace), openSpans);
  }

  /** The records of one file. */
  begin(file: string, format: string): Records {
    const tally = new SourceTally(file, format);
    const source: (typeof this.sources)[number] = { tally };
    this.sources.push(source);
    const use = (section: Section, from?: number, to?: number, records = 1) => {
      source.section = section;
      tally.use(records);
      if (from !== undefined) tally.covers(from, to);
    };
    return {
      span: (span) => {
        use('traffic', span.start, span.start + Math.max(0, span.duration));
        if (span.duration < 0) this.backwards++;
        this.traces.add(span.trace, toKeptSpan(span, tally, this.facts));
      },
      request: (request) => {
        use('traffic', request.at);
        this.traffic.addLogged(request);
      },
      statement: (statement) => {
        use('statements');
        this.statements.add(statement);
      },
      profile: (profile) => {
        use('profile', profile.from, profile.to, profile.samples);
        this.profile.add(profile);
      },
      skip: (reason, count) => tally.skip(reason, count),
      problem: (problem) => void this.problems[source.section ?? 'traffic'].push(problem),
    };
  }

  /** Closes what is open: nothing can be added afterwards. */
  toFindings(): RunFindings {
    this.traces.closeAll();
    const of = (section: Section) => this.sources.filter((source) => source.section === section);
    const sourcesOf = (section: Section) => of(section).map(({ tally }) => tally.toSource());
    const intervals = of('traffic').flatMap(({ tally: { interval } }) => (interval ? [interval] : []));
    const traffic = this.traffic.toEvidence(sourcesOf('traffic'), secondsCovered(intervals));
    const { statements, profile } = this.problems;
    const spans = this.backwards > 0 ? [clocksBackwards(this.backwards)] : [];
    const problems = [...this.problems.traffic, ...spans, ...traffic.problems];
    return {
      ...(of('traffic').length > 0 && { traffic: { ...traffic, problems } }),
      ...(of('statements').length > 0 && {
        statements: {
          sources: sourcesOf('statements'),
          statements: this.statements.toStatements(),
          problems: statements,
        },
      }),
      ...(of('profile').length > 0 && {
        profile: { sources: sourcesOf('profile'), ...this.profile.toProfile(), problems: profile },
      }),
      sources: this.sources.map(({ tally }) => tally.toSource()),
    };
  }
}
