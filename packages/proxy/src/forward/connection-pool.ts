/** Connections to one upstream, the one used last first: few stay open, and the rest can go idle and close. */
import type { Socket } from 'node:net';
import { buildConnector, Client } from 'undici';
import type { Dialer } from '../tls/dialer';
import type { ForwarderSettings } from './forwarder';
import { makePrompt, readInPlace } from './read-in-place';

/** Opens a connection for a client of undici. */
type Connector = ReturnType<typeof buildConnector>;

/** A connection and how many requests it has carried. */
export interface PooledConnection {
  readonly client: Client;
  /** Requests written on the present socket; more than one means that it was reused. */
  uses: number;
  idle: boolean;
  /** The present socket; its error tells an answer that was cut from one that ended with the connection. */
  socket: Socket | undefined;
}

/**
 * undici has a pool of its own. This one finds a free connection without searching, can promise a fresh one for a
 * retry, and leaves bounds to the gate in front of it.
 */
export class ConnectionPool {
  private readonly free: PooledConnection[] = [];
  private readonly connectors = new Map<number, Connector>();
  private taken = 0;
  private closed: { readonly resolve: () => void; readonly done: Promise<void> } | undefined;

  constructor(
    private readonly origin: string,
    private readonly settings: Pick<ForwarderSettings, 'limits' | 'dialer'>,
  ) {}

  /**
   * A free connection, or a new one.
   * @param connect milliseconds that a new one may take
   */
  take(connect: number): PooledConnection {
    const connection = this.free.pop();
    if (!connection) return this.takeFresh(connect);
    connection.idle = false;
    this.taken += 1;
    return connection;
  }

  /** A connection that has carried nothing yet. */
  takeFresh(connect: number): PooledConnection {
    this.taken += 1;
    return this.open(this.connectorOf(connect));
  }

  /**
   * Gives a connection back.
   * @param usable false when it broke or was given up: it is then closed
   */
  release(connection: PooledConnection, usable: boolean): void {
    this.taken -= 1;
    // Left to itself, undici would connect anew for the request that was given up.
    if (!usable) connection.client.destroy(() => undefined);
    else if (this.closed) this.end(connection);
    else {
      connection.idle = true;
      this.free.push(connection);
    }
    if (this.closed && this.taken === 0) this.closed.resolve();
  }

  /** Closes idle connections now and the others as they come back. */
  close(): Promise<void> {
    if (!this.closed) {
      const { promise, resolve } = withResolvers();
      this.closed = { resolve, done: promise };
      this.free.splice(0).forEach((connection) => this.end(connection));
      if (this.taken === 0) resolve();
    }
    return this.closed.done;
  }

  private connectorOf(timeout: number): Connector {
    const { dialer } = this.settings;
    const fresh = (): Connector => (dialer ? toConnector(dialer, timeout) : promptConnector(timeout));
    const known = this.connectors.get(timeout) ?? fresh();
    this.connectors.set(timeout, known);
    return known;
  }

  private open(connector: Connector): PooledConnection {
    const { limits } = this.settings;
    const client = new Client(this.origin.replace(/^https:/, 'http:'), {
      connect: (options, callback) =>
        connector(options, (...result) => {
          connection.socket = result[1] ?? undefined;
          callback(...result);
        }),
      pipelining: 1,
      maxHeaderSize: limits.headBytes,
      allowH2: false,
    });
    const connection: PooledConnection = { client, uses: 0, idle: false, socket: undefined };
    client.on('disconnect', () => {
      connection.uses = 0;
      if (connection.idle) this.free.splice(this.free.indexOf(connection), 1);
    });
    return connection;
  }

  private end({ client }: PooledConnection): void {
    client.close(() => undefined);
  }
}

/** undici's own, which reads as `read-in-place.ts` says. */
function promptConnector(timeout: number): Connector {
  const connect = buildConnector({ timeout, onread: readInPlace });
  return (options, callback) =>
    connect(options, (...result) => {
      if (result[1]) makePrompt(result[1]);
      callback(...result);
    });
}

/**
 * undici is told `http:` in any case: of an `https:` origin it would take the name to ask for from each request's Host.
 */
function toConnector(dialer: Dialer, timeout: number): Connector {
  return (_, callback) => dialer.dial(timeout, ['http/1.1'], callback);
}

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
