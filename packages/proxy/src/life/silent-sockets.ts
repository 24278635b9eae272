/** Sockets that were opened and have not sent a request: Node lets them stay for ever. */
import type { Socket } from 'node:net';

/** Since when each of them is silent. */
export class SilentSockets {
  private readonly since = new Map<Socket, number>();

  add(socket: Socket, now: number): void {
    this.since.set(socket, now);
    socket.once('close', () => this.delete(socket));
  }

  /** It has spoken, or gone. */
  delete(socket: Socket): void {
    if (this.since.size > 0) this.since.delete(socket);
  }

  /** Ends those that are silent since `deadline` or longer. */
  endOlderThan(deadline: number): void {
    for (const [socket, since] of this.since) {
      if (since > deadline) return; // in the order they came
      socket.destroy();
      this.since.delete(socket);
    }
  }
}
