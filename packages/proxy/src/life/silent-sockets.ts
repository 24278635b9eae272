/** Sockets that were opened and have not sent a request. To Node they are busy, so that a drain would wait for them. */
import type { Socket } from 'node:net';

/** Those that are silent now. */
export class SilentSockets {
  /** With the bytes each had sent when it was opened: on TLS those of the handshake. */
  private readonly sockets = new Map<Socket, number>();

  add(socket: Socket): void {
    this.sockets.set(socket, socket.bytesRead);
    socket.once('close', () => this.delete(socket));
  }

  /** It has spoken, or gone. */
  delete(socket: Socket): void {
    if (this.sockets.size > 0) this.sockets.delete(socket);
  }

  /** Closes those that have not sent a byte. */
  end(): void {
    for (const [socket, before] of this.sockets) if (socket.bytesRead === before) socket.destroy();
  }
}
