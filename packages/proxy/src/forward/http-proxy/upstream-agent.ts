/** Connections of the engine http-proxy to one upstream: Node's agent, made to notice what Node's would not. */
import { Agent, type ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { OnDialled } from '../../tls/dialer';

/** An idle connection is closed before a Node upstream would close it, after 5 s. */
const idle = 4_000;

/**
 * Node's agent leaves an idle connection unread: what an upstream sends unasked would be taken for the answer to the
 * next request. Here such a connection is closed.
 */
export class UpstreamAgent extends Agent {
  private closing = false;

  /**
   * @param maxIdle connections kept for later; 0 makes every request travel on a fresh one
   * @param dial opens TLS connections, to an upstream on https
   */
  constructor(
    private readonly maxIdle: number,
    dial?: (onDialled: OnDialled) => void,
  ) {
    super({ keepAlive: maxIdle > 0, scheduling: 'lifo', maxFreeSockets: maxIdle, noDelay: true });
    if (dial) Object.assign(this, { createConnection: (_: unknown, onDialled: OnDialled) => dial(onDialled) });
  }

  /** Called by Node when a connection could be kept. */
  override keepSocketAlive(socket: Socket): boolean {
    if (this.closing || this.maxIdle === 0 || socket.readableLength > 0) return false;
    if (!(super.keepSocketAlive as (socket: Socket) => boolean)(socket)) return false;
    socket.on('data', giveUp).on('timeout', giveUp).setTimeout(idle);
    return true;
  }

  /** Called by Node when a kept connection gets its next request. */
  override reuseSocket(socket: Socket, request: ClientRequest): void {
    socket.off('data', giveUp).off('timeout', giveUp).setTimeout(0);
    super.reuseSocket(socket, request);
  }

  /** Keeps no connection from now on. */
  retire(): void {
    this.closing = true;
    for (const sockets of Object.values(this.freeSockets)) sockets?.forEach((socket) => socket.destroy());
  }
}

function giveUp(this: Socket): void {
  this.destroy();
}
