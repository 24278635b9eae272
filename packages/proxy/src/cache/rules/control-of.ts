/** The directives of an answer that are meant for a cache like this one. */
import { valuesOf } from './field-list';
import { type CacheControl, parseCacheControl } from './parse-cache-control';
import { isDirectives } from './structured-directives';

/** `isTargeted`: they are of CDN-Cache-Control, beside which Cache-Control and Expires do not count (RFC 9213 2.2). */
export interface ControlOf {
  readonly control: CacheControl;
  readonly isTargeted: boolean;
}

/** A targeted field that is empty or not well-formed counts as absent. */
export function controlOf(fields: readonly string[]): ControlOf {
  const targeted = valuesOf(fields, 'cdn-cache-control').join(', ');
  if (targeted !== '' && isDirectives(targeted)) return { control: parseCacheControl([targeted]), isTargeted: true };
  return { control: parseCacheControl(valuesOf(fields, 'cache-control')), isTargeted: false };
}
