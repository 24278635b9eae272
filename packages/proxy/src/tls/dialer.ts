/** Opens TLS connections to one upstream, with the credentials as they are at that moment. */
import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import { connect, createSecureContext, type SecureContext, type TLSSocket } from 'node:tls';
import type { TableUpstream } from '@banyan/routing';
import type { UpstreamCredentials } from './read-tls-files';

/** What may be spoken on a connection, the preferred one first (RFC 7301). */
export type Protocols = readonly ('h2' | 'http/1.1')[];

/** Called once: with an error, or a connection whose other end is who it should be. */
export type OnDialled = (...result: [error: null, socket: TLSSocket] | [error: Error, socket: null]) => void;

/** One per upstream on https. */
export class Dialer {
  private known: UpstreamCredentials | undefined;
  private context: SecureContext | undefined;
  /** Spares the next connection half of its handshake. */
  private session: Buffer | undefined;

  /**
   * @param current the credentials now; undefined when their files were never sound
   * @param onRefused told why no trusted connection could be made
   */
  constructor(
    private readonly upstream: Pick<TableUpstream, 'hostname' | 'port' | 'tls'>,
    private readonly current: () => UpstreamCredentials | undefined,
    private readonly onRefused: (reason: string) => void,
  ) {}

  /** @param timeout milliseconds until the handshake must be through */
  dial(timeout: number, protocols: Protocols, onDialled: OnDialled): void {
    const secureContext = this.toContext();
    if (!secureContext)
      return void setImmediate(() => onDialled(this.refuse('its certificate files are not sound'), null));
    const { hostname: host, port } = this.upstream;
    const servername = this.servername();
    const session = this.session && { session: this.session };
    const ALPNProtocols = [...protocols];
    const sni = isIP(servername) ? {} : { servername };
    const socket = connect({ host, port, secureContext, ALPNProtocols, ...sni, ...session });
    const timer = setTimeout(() => socket.destroy(timedOut()), timeout);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      onDialled(isSystemError(error) ? error : this.refuse(error.message), null);
    };
    socket.setNoDelay(true).setKeepAlive(true, 60_000);
    socket.on('session', (fresh) => (this.session = fresh));
    socket.once('error', fail).once('secureConnect', () => {
      clearTimeout(timer);
      socket.off('error', fail);
      if (this.isPinned(socket)) return onDialled(null, socket);
      socket.on('error', () => undefined).destroy();
      onDialled(this.refuse('its key is none of those pinned'), null);
    });
  }

  private toContext(): SecureContext | undefined {
    const credentials = this.current();
    if (credentials && credentials !== this.known) {
      const { ca, pair } = credentials;
      this.context = createSecureContext({
        minVersion: 'TLSv1.2',
        ca,
        ...(pair && { cert: pair.cert, key: pair.key }),
      });
      this.session = undefined;
      this.known = credentials;
    }
    return this.context;
  }

  private servername(): string {
    return this.upstream.tls?.servername ?? this.upstream.hostname;
  }

  private isPinned(socket: TLSSocket): boolean {
    const pins = this.upstream.tls?.pins ?? [];
    if (pins.length === 0) return true;
    const key = socket.getPeerX509Certificate()?.publicKey.export({ type: 'spki', format: 'der' });
    return key !== undefined && pins.includes(`sha256//${createHash('sha256').update(key).digest('base64')}`);
  }

  private refuse(reason: string): Error {
    this.onRefused(reason);
    return Object.assign(new Error(reason), { code: 'PROXY_TLS_REFUSED' });
  }
}

function timedOut(): Error {
  return Object.assign(new Error('no connection in time'), { code: 'ETIMEDOUT' });
}

/** The connection itself failed, before there was anything to trust. A reset is different: somebody did not like us. */
function isSystemError(error: Error & { code?: string; syscall?: string }): boolean {
  if (error instanceof AggregateError) return true;
  return error.code === 'ETIMEDOUT' || error.syscall === 'connect' || error.syscall === 'getaddrinfo';
}
