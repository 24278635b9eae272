/** Spans of time: none too long, none that another one leaves no room for. */
import type { Problem, RouteTimeLimits, Upstream } from '@banyan/model';
import { problem } from '../errors';
import { longestDuration, parseDuration } from '../limits/parse-duration';
import { timeNames } from '../limits/to-times';
import type { CheckablePlan, Placed } from './checkable-plan';

/** Every `timeouts` of the plan. */
export function checkTimes({ defaults, upstreams, routes }: CheckablePlan): readonly Problem[] {
  const blocks = [...(defaults ? [defaults] : []), ...upstreams, ...routes].flatMap(checkBlock);
  return [...blocks, ...upstreams.flatMap(checkPending)];
}

function checkPending({ pointer, value: { limits } }: Placed<Upstream>): readonly Problem[] {
  if (limits?.pendingTime === undefined || limits.pending) return [];
  const path = `${pointer}/limits/pendingTime`;
  return [problem('ROUTING_PLAN_BAD_TIME', path, 'nothing waits here: give pending as well')];
}

function checkBlock({ pointer, value: { timeouts } }: Placed<{ readonly timeouts?: RouteTimeLimits }>): Problem[] {
  if (!timeouts) return [];
  const bad = (name: string, message: string): Problem =>
    problem('ROUTING_PLAN_BAD_TIME', `${pointer}/timeouts/${name}`, message);
  const tooLong = timeNames
    .filter((name) => (parseDuration(timeouts[name] ?? '') ?? 0) > longestDuration)
    .map((name) => bad(name, `${timeouts[name]} is more than 24 hours`));
  const { perTry = '', total = '', totalCutsAnswers } = timeouts;
  if ((parseDuration(perTry) ?? 0) > (parseDuration(total) ?? Infinity)) {
    tooLong.push(bad('perTry', `one try may take ${perTry}, all of them only ${total}`));
  }
  if (totalCutsAnswers && !total) tooLong.push(bad('totalCutsAnswers', 'there is no total here that could cut'));
  return tooLong;
}
