/** `traceparent` and `tracestate` of a request (W3C Trace Context). */

/** Who asks, as the caller's trace names it. */
export interface TraceParent {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits. */
  readonly spanId: string;
  readonly sampled: boolean;
}

/** Version 00; of later versions the part that 00 has, as the recommendation asks (3.2.4). */
const form = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/**
 * What a request says; undefined when it says nothing, or nothing sound.
 * @param fields names and values in turn
 */
export function readTraceParent(fields: readonly string[]): TraceParent | undefined {
  let found: string | undefined;
  for (let i = 0; i + 1 < fields.length; i += 2) {
    if (!isNamed(fields[i], 'traceparent')) continue;
    if (found !== undefined) return undefined; // two of them are none
    found = fields[i + 1];
  }
  const [, version, traceId, spanId, flags, more] = form.exec(found?.trim() ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  if (version === '00' && more !== undefined) return undefined;
  return { traceId, spanId, sampled: (parseInt(flags, 16) & 1) === 1 };
}

/**
 * Names the span that calls the upstream. `tracestate` goes on unless its trace ends here.
 * @param fields names and values in turn; changed
 */
export function writeTraceParent(fields: string[], traceId: string, spanId: string, isNew: boolean): void {
  for (let i = fields.length - 2; i >= 0; i -= 2) {
    if (isNamed(fields[i], 'traceparent') || (isNew && isNamed(fields[i], 'tracestate'))) fields.splice(i, 2);
  }
  fields.push('traceparent', `00-${traceId}-${spanId}-01`);
}

function isNamed(field: string | undefined, lowerName: string): boolean {
  return field?.length === lowerName.length && field.toLowerCase() === lowerName;
}
