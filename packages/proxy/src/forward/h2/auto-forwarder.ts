/** For upstreams that say themselves, in the handshake, whether they prefer HTTP/2. */
import type { TableUpstream } from '@banyan/routing';
import type { Exchange } from '../exchange';
import type { Forwarder, ForwarderSettings } from '../forwarder';
import { toFault } from '../to-fault';
import { createH2Forwarder } from './h2-forwarder';
import { SessionPool } from './session-pool';

/** Milliseconds for which an upstream's preference is taken as given. */
const valid = 60_000;

/** The first connection asks; requests that come meanwhile wait for what it hears. */
export class AutoForwarder implements Forwarder {
  private readonly pool: SessionPool;
  private readonly h2: Forwarder;
  private chosen: Forwarder | undefined;
  private since = 0;
  private readonly waiting = new Set<Exchange>();

  /** @param h1 carries what is not HTTP/2 */
  constructor(
    upstream: TableUpstream,
    private readonly settings: ForwarderSettings,
    private readonly h1: Forwarder,
  ) {
    this.pool = new SessionPool(upstream, settings);
    this.h2 = createH2Forwarder(upstream, settings, this.pool);
  }

  forward(exchange: Exchange): void {
    if (this.chosen && this.settings.clock() - this.since < valid) return this.chosen.forward(exchange);
    if (this.waiting.size === 0) this.ask(exchange.way.times.connect);
    this.waiting.add(exchange);
    exchange.journey = { cancel: () => this.waiting.delete(exchange) };
  }

  async close(): Promise<void> {
    await Promise.all([this.h1.close(), this.h2.close()]);
  }

  private ask(timeout: number): void {
    this.settings.dialer?.dial(timeout, ['h2', 'http/1.1'], (error, socket) => {
      if (error) return this.fail(error);
      if (socket.alpnProtocol === 'h2') this.pool.adopt(socket);
      else socket.on('error', () => undefined).destroy();
      this.chosen = socket.alpnProtocol === 'h2' ? this.h2 : this.h1;
      this.since = this.settings.clock();
      for (const exchange of this.take()) this.chosen.forward(exchange);
    });
  }

  private fail(error: Error): void {
    for (const exchange of this.take()) exchange.fail(toFault(error));
  }

  private take(): readonly Exchange[] {
    const all = [...this.waiting];
    this.waiting.clear();
    return all;
  }
}
