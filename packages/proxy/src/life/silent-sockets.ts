/** Sockets that were opened and have not sent a request. To Node they are busy, so that a drain would wait for them. */
import type { Socket } from 'node:net';

/** Those that are silent now. */
export class SilentSockets {
  private readonly sockets = new Set<Socket>();

  add(socket: Socket): void {
    this.sockets.add(socket);
    socket.once('close', () => this.delete(socket));
  }

  /** It has spoken, or gone. */
  delete(socket: Socket): void {
    if (this.sockets.size > 0) this.sockets.delete(socket);
  }

  /** Closes those that have not sent a byte. */
  end(): void {
    for (const socket of this.sockets) if (socket.bytesRead === 0) socket.destroy();
  }
}
