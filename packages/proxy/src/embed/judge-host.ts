/** Whether a server may embed the proxy: its parser stands before every guard of ours. */
import { maxHeaderSize, type Server } from 'node:http';
import type { BanyanError } from '@banyan/model';
import { hostUnsafe } from '../errors';
import type { Limits } from '../options';

/** What Node's server was told; it keeps more of it than its types say. */
export type Host = Pick<Server, 'maxHeadersCount' | 'headersTimeout' | 'requestTimeout'> & {
  readonly insecureHTTPParser?: boolean | undefined;
  readonly maxHeaderSize?: number | undefined;
};

/**
 * The first reason not to be embedded there; undefined when there is none that can be seen.
 * @param flags words that the process was started with
 */
export function judgeHost(host: Host, { fields, headBytes }: Limits, flags = ownFlags()): BanyanError | undefined {
  if (host.insecureHTTPParser ?? /(?:^|\s)--insecure-http-parser(?:\s|$)/.test(flags)) {
    const why = 'requests could be read differently by it and by the servers behind';
    return hostUnsafe('insecureHTTPParser on', why, 'Leave insecureHTTPParser off, as it is by default.');
  }
  const { maxHeadersCount: count } = host;
  if (count && count <= fields) {
    const hint = `Leave maxHeadersCount alone, or set it over ${fields} (limits.fields of the proxy).`;
    return hostUnsafe(`maxHeadersCount ${count}`, 'it drops the fields beyond without a word', hint);
  }
  if (!host.headersTimeout && !host.requestTimeout) {
    const hint = 'Set headersTimeout, e.g. to 10000 ms.';
    return hostUnsafe('neither headersTimeout nor requestTimeout', 'a caller may take for ever to send a head', hint);
  }
  const bytes = host.maxHeaderSize ?? maxHeaderSize;
  if (bytes <= headBytes) return undefined;
  const hint = `Lower it to ${headBytes} bytes, or raise limits.headBytes of the proxy.`;
  return hostUnsafe(`maxHeaderSize ${bytes}`, 'it lets pass heads larger than the proxy takes', hint);
}

function ownFlags(): string {
  return [...process.execArgv, process.env['NODE_OPTIONS'] ?? ''].join(' ');
}
