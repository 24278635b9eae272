/** Where callers' keys are found: one place per entry, and a place that can exist. */
import type { Problem, StickyKeySource } from '@banyan/model';
import { problem } from '../errors';
import type { CheckablePlan, Placed } from './checkable-plan';
import { complainOfHeader } from './header-names';

/** Cookie names are tokens (RFC 6265 4.1.1). */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Each entry names one place; what is issued ends the search. */
export function checkStickyKeys(plan: CheckablePlan): readonly Problem[] {
  const { stickyKey } = plan;
  return stickyKey.flatMap((source, i) => [
    ...checkChoice(source),
    ...checkNames(source),
    ...checkIssue(source, stickyKey.slice(i + 1), plan),
  ]);
}

function checkChoice({
  pointer,
  value: { header, cookie, claim, issue },
}: Placed<StickyKeySource>): readonly Problem[] {
  const bad = (message: string): readonly Problem[] => [problem('ROUTING_PLAN_BAD_STICKY_KEY', pointer, message)];
  if (header !== undefined && cookie !== undefined) return bad('name a header or a cookie, not both');
  const named = [header ?? cookie, claim, issue].filter((name) => name !== undefined).length;
  if (named === 0) return bad('name a header, a cookie, a claim, or a cookie to issue');
  if (named === 1 || (claim !== undefined && issue === undefined)) return [];
  return bad('a cookie that is issued stands alone');
}

function checkNames({ pointer, value: { header, cookie, claim, issue } }: Placed<StickyKeySource>): readonly Problem[] {
  const bad = (key: string, message: string): Problem =>
    problem('ROUTING_PLAN_BAD_STICKY_KEY', `${pointer}/${key}`, message);
  const ofHeader = header === undefined ? undefined : complainOfHeader(header);
  return [
    ...(ofHeader === undefined ? [] : [bad('header', ofHeader)]),
    ...(cookie === undefined || token.test(cookie) ? [] : [bad('cookie', `"${cookie}" is no cookie name`)]),
    ...(claim === '' ? [bad('claim', 'a claim has a name')] : []),
    ...(issue === undefined || token.test(issue) ? [] : [bad('issue', `"${issue}" is no cookie name`)]),
    // Browsers refuse such cookies from a proxy that is spoken to without TLS.
    ...(/^__(?:secure|host)-/i.test(issue ?? '') ? [bad('issue', `"${issue}" begins as only secure cookies may`)] : []),
  ];
}

function checkIssue(
  { pointer, value: { issue } }: Placed<StickyKeySource>,
  later: readonly unknown[],
  { signingKey }: CheckablePlan,
): readonly Problem[] {
  if (issue === undefined) return [];
  const path = `${pointer}/issue`;
  return [
    ...(later.length === 0
      ? []
      : [problem('ROUTING_PLAN_BAD_STICKY_KEY', path, 'nothing after it is reached; make it the last source')]),
    ...(signingKey
      ? []
      : [problem('ROUTING_PLAN_SIGNING_KEY_MISSING', path, 'an issued cookie is signed; say signingKey')]),
  ];
}
