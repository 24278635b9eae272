/** Whether traces can be sent as they are asked for. */
import { tracesInvalid } from '../errors';
import type { TraceOptions } from './tracer';

/** @throws BanyanError `PROXY_TRACES_INVALID` */
export function checkTraces(options: TraceOptions): TraceOptions {
  const { endpoint, share = 0.1 } = options;
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol)) throw tracesInvalid(endpoint);
  if (!(share >= 0 && share <= 1)) throw tracesInvalid(String(share));
  return options;
}
