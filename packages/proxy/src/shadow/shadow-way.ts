/** All that a route in phase shadow needs beside its way to the monolith. */
import type { TableShadow } from '@banyan/routing';
import { type AnswerRules, toAnswerRules } from '../compare/compare-answers';
import type { UpstreamHealth } from '../health/upstream-health';
import type { CopyLane } from './copy-lane';
import type { ShadowRecord } from './shadow-record';

/** Where copies go, what is compared, and where the results are written down. */
export interface ShadowWay {
  readonly route: string;
  readonly rules: TableShadow;
  readonly compare: AnswerRules;
  /** Fields of answers that are kept, in lower case. */
  readonly wanted: ReadonlySet<string>;
  /** To the service. */
  readonly lane: CopyLane;
  /** To the monolith, for what is sent twice. */
  readonly controlLane: CopyLane;
  readonly health: UpstreamHealth;
  readonly record: ShadowRecord;
}

/** Say how to read a body, or how a gRPC call went. */
const always = ['content-type', 'content-encoding', 'content-length', 'grpc-encoding', 'grpc-status'];

/** Works out what is the same for all requests of the route. */
export function toShadowWay(
  route: string,
  rules: TableShadow,
  rest: Pick<ShadowWay, 'lane' | 'controlLane' | 'health' | 'record'>,
): ShadowWay {
  const compare = toAnswerRules(rules.compare);
  const wanted = new Set([...compare.fields, ...always]);
  return Object.freeze({ route, rules, compare, wanted, ...rest });
}
