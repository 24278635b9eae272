/** http-proxy in front of one upstream, told once what every request needs, and bounded. */
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { TableUpstream } from '@banyan/routing';
import httpProxy from 'http-proxy';
import type { ForwarderSettings } from '../forwarder';
import type { OutgoingAnswer } from './outgoing-answer';
import type { OutgoingRequest } from './outgoing-request';
import type { OnDialled } from '../../tls/dialer';
import { requestOptions } from './request-options';
import { UpstreamAgent } from './upstream-agent';

/** A pass of http-proxy; the passes of a server are a list of named functions. */
type Pass = (...args: unknown[]) => unknown;

/** Passes that are left out: they re-frame bodies (CVE-2026-29057), set timers, and believe callers. */
const refused: ReadonlySet<string> = new Set(['deleteLength', 'timeout', 'XHeaders']);

/** One per upstream. */
export class HttpProxyUpstream {
  private readonly proxy: httpProxy;
  private readonly agent: UpstreamAgent;
  private readonly freshAgent: UpstreamAgent;
  /** http-proxy is told `http:` in any case: TLS is the agent's business. */
  private readonly target: string;
  private taken = 0;
  private closed: (() => void) | undefined;

  constructor(
    upstream: TableUpstream,
    private readonly settings: ForwarderSettings,
  ) {
    const { dialer, timeouts } = settings;
    const dial = dialer && ((onDialled: OnDialled) => dialer.dial(timeouts.connect, ['http/1.1'], onDialled));
    this.agent = new UpstreamAgent(settings.gate.connections, dial);
    this.freshAgent = new UpstreamAgent(0, dial);
    this.target = toTarget(upstream);
    this.proxy = httpProxy.createProxyServer({ ...settings.httpProxy?.options });
    const server = this.proxy as unknown as { webPasses: Pass[] };
    server.webPasses = server.webPasses.filter(({ name }) => !refused.has(name));
    this.proxy.on('start', (request) => journeyOf(request).starting(upstream.origin));
    this.proxy.on('proxyReq', (proxyReq: ClientRequest, request) => journeyOf(request).connecting(proxyReq));
    this.proxy.on('proxyRes', (proxyRes: IncomingMessage, request) => journeyOf(request).answering(proxyRes));
    this.proxy.on('end', (request, _, proxyRes) => journeyOf(request).arrived(proxyRes));
  }

  /** One more request; to be given back with `release`. */
  take(): void {
    this.taken += 1;
  }

  release(): void {
    this.taken -= 1;
    if (this.taken === 0) this.end();
  }

  /**
   * Sends a request.
   * @param fresh whether it must travel on a new connection
   */
  send(request: OutgoingRequest, answer: OutgoingAnswer, fresh: boolean, onError: (error: Error) => void): void {
    const ssl = requestOptions(request.url, this.settings.limits.headBytes);
    const agent = fresh ? this.freshAgent : this.agent;
    // http-proxy takes the target apart for each request; given whole, it would be taken apart wrongly.
    const options = { target: this.target, agent, ssl, toProxy: true };
    this.proxy.web(request as never, answer as never, options, onError);
  }

  /** Resolves when the last request is through and every connection is closed. */
  close(): Promise<void> {
    this.agent.retire();
    return new Promise((resolve) => {
      this.closed = resolve;
      if (this.taken === 0) this.end();
    });
  }

  private end(): void {
    if (!this.closed) return;
    // In a moment: a connection that has just become free is still being put away.
    setImmediate(() => {
      this.agent.destroy();
      this.freshAgent.destroy();
    });
    this.closed();
  }
}

/** With its port, which is not the usual one of the scheme any more. */
function toTarget({ origin, tls, hostname, port }: TableUpstream): string {
  if (!tls) return origin;
  return `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;
}

function journeyOf(request: unknown): OutgoingRequest['journey'] {
  return (request as OutgoingRequest).journey;
}
