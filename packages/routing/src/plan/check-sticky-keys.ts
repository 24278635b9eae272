/** Where callers' keys are found: one place per entry, and a place that can exist. */
import type { Problem, StickyKeySource } from '@banyan/model';
import { problem } from '../errors';
import type { CheckablePlan, Placed } from './checkable-plan';

/** RFC 9110 5.6.2; cookie names are tokens too (RFC 6265 4.1.1). */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Each entry names a header or a cookie. */
export function checkStickyKeys({ stickyKey }: CheckablePlan): readonly Problem[] {
  return stickyKey.flatMap(checkSource);
}

function checkSource({ pointer, value }: Placed<StickyKeySource>): readonly Problem[] {
  const bad = (path: string, message: string): readonly Problem[] => [
    problem('ROUTING_PLAN_BAD_STICKY_KEY', path, message),
  ];
  const { header, cookie } = value;
  if (header !== undefined && cookie !== undefined) return bad(pointer, 'name a header or a cookie, not both');
  if (header !== undefined) return token.test(header) ? [] : bad(`${pointer}/header`, `"${header}" is no header name`);
  if (cookie !== undefined) return token.test(cookie) ? [] : bad(`${pointer}/cookie`, `"${cookie}" is no cookie name`);
  return bad(pointer, 'name a header or a cookie');
}
