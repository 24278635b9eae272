/** One caller that takes a body as it comes from the upstream. */
import type { Exchange } from '../forward/exchange';
import type { Journey } from '../forward/forwarder';
import type { BodyReader, BodyRelay } from './body-relay';
import type { Trailers } from './fetched-answer';

/** Reads until the end; a caller that leaves takes itself out. */
export class CallerReader implements BodyReader, Journey {
  taken = 0;
  private blocked = false;
  private ended = false;
  trailers: Trailers = [];

  /** @param onLeft called when the caller has gone before the end */
  constructor(
    private readonly exchange: Exchange,
    private readonly relay: BodyRelay,
    private readonly clock: () => number,
    private readonly onLeft: () => void,
  ) {
    relay.add(this);
    exchange.journey = this;
  }

  pump(): void {
    const { response } = this.exchange;
    if (this.ended || response.destroyed) return;
    if (this.relay.isOver && this.taken === this.relay.count - 1 && !this.blocked) return this.endWith();
    while (!this.blocked && this.taken < this.relay.count) {
      const piece = this.relay.at(this.taken++);
      if (piece && !response.writePiece(piece)) this.wait();
    }
    if (this.relay.isOver && !this.blocked) this.end();
  }

  flush(): void {
    if (this.taken === 0 && !this.ended && !this.exchange.response.destroyed) this.exchange.response.flushHeaders();
  }

  /** The upstream broke off: what has come must not look whole. */
  cut(): void {
    this.ended = true;
    this.relay.remove(this);
    this.exchange.response.destroy();
  }

  /** The caller has gone. */
  cancel(): void {
    if (this.ended) return;
    this.ended = true;
    this.relay.remove(this);
    this.onLeft();
  }

  private wait(): void {
    this.blocked = true;
    this.exchange.awaitingDrainSince = this.clock();
    this.exchange.response.once('drain', () => {
      this.blocked = false;
      this.exchange.awaitingDrainSince = 0;
      this.pump();
      this.relay.letGo();
    });
  }

  /** The last piece and the end together. */
  private endWith(): void {
    const last = this.relay.at(this.taken++);
    if (!last || this.trailers.length > 0) {
      if (last) this.exchange.response.write(last);
      return this.end();
    }
    this.ended = true;
    this.relay.remove(this);
    this.exchange.response.endWhole(last);
  }

  private end(): void {
    if (this.ended) return;
    this.ended = true;
    this.relay.remove(this);
    const { response } = this.exchange;
    if (this.trailers.length > 0) response.addTrailers(this.trailers);
    response.end();
  }
}
