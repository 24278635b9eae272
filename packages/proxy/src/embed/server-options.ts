/** Options for the server that embeds a proxy. */
import type { ServerOptions } from 'node:http';
import { serverSettings } from '../front/server-settings';
import { defaultLimits, defaultTimeouts, type ProxyOptions } from '../options';

/**
 * What a proxy tells a server of its own: its limits and times (milliseconds, bytes), no limit on how long a body may
 * take, and a response class that spares it work.
 * @param options those of `createProxy`
 * @example createServer(serverOptions(), proxy.handle)
 */
export function serverOptions(options: Pick<ProxyOptions, 'limits' | 'timeouts'> = {}): ServerOptions {
  return serverSettings({
    limits: { ...defaultLimits, ...options.limits },
    timeouts: { ...defaultTimeouts, ...options.timeouts },
  }) as unknown as ServerOptions; // to whoever writes to it, the response class is Node's own
}
