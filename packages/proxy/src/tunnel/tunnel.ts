/** Two sockets that carry a WebSocket: what comes in at one leaves at the other, and they end together. */
import type { Socket } from 'node:net';
import type { Upgraded } from './open-tunnel';
import { FrameBoundary, goingAwayFrame } from './frame-boundary';

/** An upgraded connection. */
export class Tunnel implements Upgraded {
  private readonly toCaller = new FrameBoundary();
  private readonly toUpstream = new FrameBoundary();
  private open = true;
  /** Sockets that have closed, of two. */
  private closed = 0;

  /** @param onEnd called once, when it has ended */
  constructor(
    private readonly caller: Socket,
    private readonly upstream: Socket,
    private readonly onEnd: () => void,
  ) {
    for (const socket of [caller, upstream]) {
      socket.setTimeout(0);
      socket.setNoDelay(true);
      socket.setKeepAlive(true, 60_000);
    }
    this.relay(upstream, caller, this.toCaller);
    this.relay(caller, upstream, this.toUpstream);
  }

  /** Bytes that one side sent before the tunnel stood. */
  sendEarly(fromCaller: Buffer, fromUpstream: Buffer): void {
    if (fromUpstream.length > 0) this.pass(fromUpstream, this.upstream, this.caller, this.toCaller);
    if (fromCaller.length > 0) this.pass(fromCaller, this.caller, this.upstream, this.toUpstream);
  }

  /** Tells both sides that we are going away, where that does not fall into the middle of a frame, and ends. */
  endPolitely(): void {
    this.open = false;
    this.tell(this.caller, this.toCaller, false);
    this.tell(this.upstream, this.toUpstream, true);
  }

  /** Ends at once. */
  cut(): void {
    this.caller.destroy();
    this.upstream.destroy();
  }

  private relay(from: Socket, to: Socket, frames: FrameBoundary): void {
    from.on('data', (chunk: Buffer) => this.pass(chunk, from, to, frames));
    to.on('drain', () => from.resume());
    from.on('end', () => to.end());
    from.on('error', () => to.destroy());
    from.on('close', () => {
      to.destroySoon();
      this.closed += 1;
      if (this.closed === 2) this.onEnd();
    });
  }

  private pass(chunk: Buffer, from: Socket, to: Socket, frames: FrameBoundary): void {
    if (!this.open || to.destroyed) return;
    frames.see(chunk);
    if (!to.write(chunk)) from.pause();
  }

  private tell(to: Socket, frames: FrameBoundary, masked: boolean): void {
    if (frames.between && to.writable) to.end(goingAwayFrame(masked));
    else to.end();
  }
}
