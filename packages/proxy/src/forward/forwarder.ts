/** What every engine does: carry requests to one upstream and its answers back. */
import type { TableUpstream } from '@banyan/routing';
import type { Gate } from '../guard/gate';
import type { Limits, Timeouts } from '../options';
import type { Dialer } from '../tls/dialer';
import type { Exchange } from './exchange';
import type { HttpProxySettings } from './http-proxy/settings';

/** Carries requests to one upstream. */
export interface Forwarder {
  /**
   * Sends the request on and answers the caller. Never throws: what goes wrong becomes `exchange.fail(code)`, and once
   * an answer has begun, a cut connection. Sets `exchange.journey`, by which the caller's leaving is passed on.
   */
  forward(exchange: Exchange): void;
  /** Takes no more requests; resolves when those under way are done and every connection is closed. */
  close(): Promise<void>;
}

/** One request on its way. */
export interface Journey {
  /** The caller has gone: let go of the upstream. May be called at any time, and more than once. */
  cancel(): void;
}

/** What an engine is given. */
export interface ForwarderSettings {
  readonly timeouts: Timeouts;
  readonly limits: Limits;
  /** Bounds what the upstream is asked at once. */
  readonly gate: Gate;
  /** Opens TLS connections; of upstreams on https. */
  readonly dialer: Dialer | undefined;
  readonly clock: () => number;
  /** Called when a request is sent again because its reused connection had gone stale. */
  readonly onRetry: () => void;
  /** Options and listeners of the engine http-proxy; other engines do not look at it. */
  readonly httpProxy?: HttpProxySettings;
  /** Called when an embedder's listener has thrown, or done what it must not. */
  readonly onListenerFault: (event: string, error: Error) => void;
}

/** Makes a forwarder for an upstream. */
export type ForwarderFactory = (upstream: TableUpstream, settings: ForwarderSettings) => Forwarder;
