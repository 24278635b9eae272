/** Connections by HTTP/2 to one upstream: as few as have room for what is under way. */
import { type ClientHttp2Session, connect } from 'node:http2';
import { connect as connectTcp, type Socket } from 'node:net';
import type { TableUpstream } from '@banyan/routing';
import type { ForwarderSettings } from '../forwarder';
import { PooledSession } from './pooled-session';

/** Who wants to send a request. */
export interface SessionSeeker {
  found(session: PooledSession): void;
  /** No connection could be made. */
  failed(error: Error): void;
}

/** Bytes that may be on their way to one stream, and to all of a connection. */
const windows = { stream: 262_144, connection: 4_194_304 };

/** Milliseconds after which a connection without requests is closed. */
const idle = 60_000;

/** What connections need to know. */
export type SessionSettings = Pick<ForwarderSettings, 'limits' | 'timeouts' | 'dialer'>;

/** Opens what is missing, and closes what is left over. */
export class SessionPool {
  private readonly sessions = new Set<PooledSession>();
  private readonly seekers = new Set<SessionSeeker>();
  private opening = 0;
  private closed: (() => void) | undefined;

  constructor(
    private readonly upstream: TableUpstream,
    private readonly settings: SessionSettings,
  ) {}

  /** @param timeout milliseconds that a new connection may take */
  seek(seeker: SessionSeeker, timeout: number): void {
    for (const session of this.sessions) if (session.hasRoom) return seeker.found(session);
    this.seekers.add(seeker);
    if (this.opening === 0) this.open(timeout);
  }

  /** It does not want to wait any longer. */
  forget(seeker: SessionSeeker): void {
    this.seekers.delete(seeker);
  }

  /** Takes over a connection that somebody else has made. */
  adopt(socket: Socket): void {
    const session = connect(this.upstream.origin, {
      createConnection: () => socket,
      maxHeaderListPairs: 4 * this.settings.limits.fields,
      settings: {
        enablePush: false,
        initialWindowSize: windows.stream,
        maxHeaderListSize: 2 * this.settings.limits.headBytes,
      },
    });
    session.once('connect', () => session.setLocalWindowSize(windows.connection));
    this.keep(session);
  }

  /** Resolves when the last request is through and every connection is closed. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.closed = resolve;
      for (const session of this.sessions) session.leave();
      this.update();
    });
  }

  private open(timeout: number): void {
    this.opening += 1;
    const onOpen = (error: Error | null, socket: Socket | null): void => {
      this.opening -= 1;
      if (socket) this.adopt(socket);
      else this.fail(error ?? new Error('no connection'));
    };
    const { dialer } = this.settings;
    if (dialer)
      dialer.dial(timeout, ['h2'], (error, socket) => (socket ? onOpen(...asHttp2(socket)) : onOpen(error, null)));
    else dialPlain(this.upstream, timeout, onOpen);
  }

  private keep(session: ClientHttp2Session): void {
    const pooled = new PooledSession(session, this.settings.timeouts, () => this.update(pooled));
    this.sessions.add(pooled);
    session.setTimeout(idle, () => pooled.isIdle && pooled.leave());
    this.update();
  }

  /** Something changed: those that wait may find room now. */
  private update(changed?: PooledSession): void {
    if (changed?.session.destroyed || changed?.session.closed) this.sessions.delete(changed);
    for (const seeker of this.seekers) {
      const session = [...this.sessions].find(({ hasRoom }) => hasRoom);
      if (!session) break;
      this.seekers.delete(seeker);
      seeker.found(session);
    }
    if (this.seekers.size > 0 && this.opening === 0) this.open(this.settings.timeouts.connect);
    if (this.closed && this.seekers.size === 0) this.leaveIdle(); // one may have been on its way when it was closed
    if (this.closed && this.sessions.size === 0 && this.seekers.size === 0 && this.opening === 0) this.closed();
  }

  private leaveIdle(): void {
    for (const session of this.sessions) if (session.isIdle) session.leave();
  }

  private fail(error: Error): void {
    for (const seeker of [...this.seekers]) {
      this.seekers.delete(seeker);
      seeker.failed(error);
    }
    this.update();
  }
}

/** ALPN offered nothing else, but a server may ignore it. */
function asHttp2(socket: Socket & { readonly alpnProtocol: string | false | null }): [Error | null, Socket | null] {
  if (socket.alpnProtocol === 'h2') return [null, socket];
  socket.on('error', () => undefined).destroy();
  return [new Error('the upstream does not speak HTTP/2'), null];
}

function dialPlain(
  { hostname: host, port }: TableUpstream,
  timeout: number,
  onOpen: (error: Error | null, socket: Socket | null) => void,
): void {
  const socket = connectTcp({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 60_000 });
  const late = Object.assign(new Error('no connection in time'), { code: 'ETIMEDOUT' });
  const timer = setTimeout(() => socket.destroy(late), timeout);
  const fail = (error: Error): void => {
    clearTimeout(timer);
    onOpen(error, null);
  };
  socket.once('error', fail).once('connect', () => {
    clearTimeout(timer);
    socket.off('error', fail);
    onOpen(null, socket);
  });
}
