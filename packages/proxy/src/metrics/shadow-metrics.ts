/** Counters of routes in phase shadow. */
import type { ShadowRecord } from '../shadow/shadow-record';
import { bucketsOf } from './buckets-of';
import { counter, gauge, histogram, type Sample } from './metric-text';
import { statusClasses } from './tally';

/** Every metric; empty while no route has been shadowed. @param shedding whether copies are given up for overload */
export function shadowMetrics(records: readonly ShadowRecord[], shedding: boolean): readonly string[] {
  if (records.length === 0) return [];
  const each = (read: (record: ShadowRecord) => Iterable<readonly [string, number]>, label: string): Sample[] =>
    records.flatMap((record) =>
      [...read(record)].map(([value, count]): Sample => [{ ...labelsOf(record), [label]: value }, count]),
    );
  const prefix = 'banyan_shadow';
  return [
    counter(`${prefix}_copies_total`, 'Copies sent to the service.', records.map((r) => [labelsOf(r), r.copies])),
    counter(`${prefix}_dropped_total`, 'Copies that were given up, by reason.', each((r) => r.dropped, 'reason')),
    counter(`${prefix}_answers_total`, "The service's answers to copies, by class of status.", each(statusesOf, 'status')),
    counter(`${prefix}_failed_total`, 'Copies that got no whole answer.', each((r) => r.failed, 'code')),
    histogram(`${prefix}_duration_seconds`, "From sending a copy to the end of the service's answer.",
      records.flatMap((r) => bucketsOf(r.tally, labelsOf(r)))),
    counter(`${prefix}_compared_total`, 'Pairs of answers, by verdict.', each((r) => Object.entries(r.verdicts), 'verdict')),
    counter(`${prefix}_uncompared_total`, 'Pairs that could not be compared, by reason.', each((r) => r.uncompared, 'reason')),
    counter(`${prefix}_noise_total`, 'Pairs of two answers of the monolith, by verdict.', each((r) => Object.entries(r.noise), 'verdict')),
    gauge(`${prefix}_shedding`, '1 while copies are given up for overload.', [[{}, Number(shedding)]]),
  ]; // prettier-ignore
}

function labelsOf({ route, service }: ShadowRecord): { readonly route: string; readonly upstream: string } {
  return { route, upstream: service };
}

function statusesOf({ tally }: ShadowRecord): (readonly [string, number])[] {
  return tally.answers.map((count, i): readonly [string, number] => [statusClasses[i] ?? '', count]).slice(1);
}
