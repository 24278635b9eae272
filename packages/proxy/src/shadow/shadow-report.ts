/** What is shown of a route's shadow: counts, the paths that differ, and samples. */
import type { Tally } from '../metrics/tally';
import type { ShadowSample } from './evidence';
import { type ComparedPairs, type FieldReport, reportFields } from './report-fields';
import type { ShadowRecord } from './shadow-record';

/** The answer of `GET /shadow`. */
export interface ShadowReport {
  readonly routes: readonly RouteShadow[];
}

/** One route's. */
export interface RouteShadow {
  readonly route: string;
  readonly service: string;
  /** Copies that were sent to the service. */
  readonly copies: number;
  /** Requests that were drawn to be copied and were not, by reason. */
  readonly dropped: Readonly<Record<string, number>>;
  /** Copies that got no whole answer, by code. */
  readonly failed: Readonly<Record<string, number>>;
  readonly verdicts: Readonly<Record<'match' | 'mismatch' | 'ignored' | 'uncompared', number>>;
  /** Why pairs could not be compared. */
  readonly uncompared: Readonly<Record<string, number>>;
  /** Verdicts on two answers of the monolith. */
  readonly noise: RouteShadow['verdicts'];
  /** Milliseconds of the service's answers; undefined when there are none. */
  readonly meanMilliseconds?: number;
  /** Pairs that the fields were counted in, since the rules last changed or were reset. */
  readonly pairs: ComparedPairs;
  /** Paths that differ; those that differ most first. */
  readonly fields: readonly FieldReport[];
  /** Pairs of answers that differ; the newest first. */
  readonly samples: readonly ShadowSample[];
}

/** All routes that were shadowed since the start. */
export function toShadowReport(records: readonly ShadowRecord[]): ShadowReport {
  return { routes: records.map(toRouteShadow) };
}

function toRouteShadow(record: ShadowRecord): RouteShadow {
  const { route, service, copies, verdicts, noise, rules, evidence, tally } = record;
  const mean = meanOf(tally);
  return {
    route,
    service,
    copies,
    dropped: Object.fromEntries(record.dropped),
    failed: Object.fromEntries(record.failed),
    verdicts,
    uncompared: Object.fromEntries(record.uncompared),
    noise,
    ...(mean === undefined ? {} : { meanMilliseconds: mean }),
    pairs: evidence.pairs,
    fields: reportFields(evidence.fields, evidence.pairs, rules.report),
    samples: evidence.samples.toReversed(),
  };
}

function meanOf({ answers, durationSum }: Tally): number | undefined {
  const count = answers.reduce((sum, one) => sum + one, 0);
  return count === 0 ? undefined : Math.round((durationSum / count) * 1_000) / 1_000;
}
