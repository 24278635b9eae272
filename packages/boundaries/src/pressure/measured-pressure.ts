/**
 * Scale pressure as it was measured: how much of the processor time is a context's, or, without a profile, how much of
 * the time that requests take (rate times mean latency: the requests under way, Little 1961).
 */
import {
  type EndpointFact,
  groupBy,
  type MeasuredPressure,
  type ModulePath,
  type PressureReason,
  type SourceLocation,
} from '@banyan/model';
import { round } from '../contexts/explain-member';
import { type FactsIndex, moduleOf } from '../facts-index';
import { type ObservedEndpoint, observedEndpoints } from '../traffic/observed-endpoints';
import { type ProcessorTime, processorTime } from '../traffic/processor-time';

/** Half of all there is presses as much as two heavy lines that requests wait for. */
const perShare = 40;
/** Waiting for a database is no work for a core: without a profile the same share says half as much. */
const perShareOfTime = 20;

type ContextOf = (module: ModulePath) => string | undefined;

/** One reason for each context of which something was measured. */
export function measuredPressure(index: FactsIndex, contextOf: ContextOf): ReadonlyMap<string, PressureReason> {
  const time = processorTime(index);
  const observed = groupBy([...observedEndpoints(index).values()], ({ endpoint }) =>
    contextOf(moduleOf(endpoint.handler)),
  );
  const all = sum([...observed.values()].flat().map(({ requests }) => requests));
  const ofRequests = (context: string) =>
    all === 0 ? {} : { ofRequests: sum((observed.get(context) ?? []).map(({ requests }) => requests)) / all };
  return time === undefined
    ? byRequests(observed, ofRequests)
    : byProcessor(time, contextOf, (context) => observed.get(context) ?? [], ofRequests);
}

type OfRequests = (context: string) => Pick<MeasuredPressure, 'ofRequests'>;

function byProcessor(
  { busy, linesOf }: ProcessorTime,
  contextOf: ContextOf,
  endpointsOf: (context: string) => readonly ObservedEndpoint[],
  ofRequests: OfRequests,
): ReadonlyMap<string, PressureReason> {
  const reasons = new Map<string, PressureReason>();
  for (const [context, lines] of groupBy([...linesOf.values()].flat(), ({ file }) => contextOf(file))) {
    const [hottest] = [...lines].sort((a, b) => b.own - a.own || compare(a, b));
    if (context === undefined || hottest === undefined) continue;
    const own = sum(lines.map((line) => line.own));
    const measured: MeasuredPressure = { by: 'processor', share: round(own / busy), ...rounded(ofRequests(context)) };
    const text = `takes ${percent(own / busy)} of the processor time measured (${Math.round(own)} of ${Math.round(busy)} ms)${traffic(endpointsOf(context), measured)}`;
    reasons.set(context, toReason(text, perShare, measured, hottest));
  }
  return reasons;
}

function byRequests(
  observed: ReadonlyMap<string | undefined, readonly ObservedEndpoint[]>,
  ofRequests: OfRequests,
): ReadonlyMap<string, PressureReason> {
  const timeOf = ({ requests, mean = 0 }: ObservedEndpoint) => requests * mean;
  const all = sum([...observed.values()].flat().map(timeOf));
  const reasons = new Map<string, PressureReason>();
  for (const [context, endpoints] of observed) {
    const [longest] = [...endpoints].sort((a, b) => timeOf(b) - timeOf(a) || compare(a.endpoint, b.endpoint));
    if (context === undefined || longest === undefined || all === 0) continue;
    const share = sum(endpoints.map(timeOf)) / all;
    const measured: MeasuredPressure = { by: 'requests', share: round(share), ...rounded(ofRequests(context)) };
    const text = `takes ${percent(share)} of the time of requests${traffic(endpoints, measured)}`;
    reasons.set(context, toReason(text, perShareOfTime, measured, longest.endpoint));
  }
  return reasons;
}

/** `, for 12 % of them (3.2 a second); GET /a most of all: 95th percentile 420 ms`. */
function traffic(endpoints: readonly ObservedEndpoint[], { ofRequests }: MeasuredPressure): string {
  if (ofRequests === undefined) return '';
  const rates = endpoints.flatMap(({ rate }) => rate ?? []);
  const rate = rates.length > 0 ? ` (${figure(sum(rates))} a second)` : '';
  const [first] = [...endpoints].sort((a, b) => b.requests * (b.mean ?? 0) - a.requests * (a.mean ?? 0));
  const most = first?.p95 === undefined ? '' : `; ${nameOf(first.endpoint)}: 95th percentile ${figure(first.p95)} ms`;
  return ` for ${percent(ofRequests)} of the requests${rate}${most}`;
}

function toReason(
  text: string,
  per: number,
  measured: MeasuredPressure,
  { file, line }: SourceLocation,
): PressureReason {
  return { text, weight: round(per * measured.share), file, line, measured };
}

function rounded({ ofRequests }: Pick<MeasuredPressure, 'ofRequests'>): Pick<MeasuredPressure, 'ofRequests'> {
  return ofRequests === undefined ? {} : { ofRequests: round(ofRequests) };
}

function nameOf({ method, path }: EndpointFact): string {
  return `${method} ${path}`;
}

function figure(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function compare(a: SourceLocation, b: SourceLocation): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;
}
