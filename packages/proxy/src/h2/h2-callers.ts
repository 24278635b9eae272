/** Callers that speak HTTP/2: each of their streams becomes a request like any other. */
import { constants, createServer, type Http2Server, type ServerHttp2Session } from 'node:http2';
import type { Socket } from 'node:net';
import type { Limits } from '../options';
import type { ServerParts } from '../server-parts';
import { H2Visit, type StreamStages } from './h2-visit';

const { NGHTTP2_ENHANCE_YOUR_CALM } = constants;

/** Bytes that a caller may have on their way to all its streams. */
const connectionWindow = 1_048_576;

/** Milliseconds for saying goodbye. */
const closing = 500;

/** Their connections. */
export class H2Callers {
  private readonly server: Http2Server;
  private readonly visits = new Set<H2Visit>();

  constructor(
    private readonly parts: Pick<ServerParts, 'limits' | 'timeouts' | 'clock'>,
    private readonly stages: StreamStages,
  ) {
    this.server = createServer(settingsOf(parts.limits));
    this.server.on('sessionError', () => undefined);
  }

  get size(): number {
    return this.visits.size;
  }

  /** Takes a connection whose preface is still to be read. */
  accept(socket: Socket): void {
    this.server.once('session', (session) => this.open(session, socket));
    this.server.emit('connection', socket);
  }

  /** Says goodbye (GOAWAY): requests that are there are finished, later ones go elsewhere. */
  drain(): void {
    for (const { session } of this.visits) session.close();
  }

  /** Ends at once. */
  cut(): void {
    for (const { session } of this.visits) session.destroy();
  }

  /** Lets go of those that ask for nothing, or only pretend to. */
  endIdle(now: number): void {
    const { timeouts } = this.parts;
    for (const { session, idleSince, streams } of this.visits) {
      const limit = streams === 0 ? timeouts.head : timeouts.keepAlive;
      const over = idleSince > 0 ? now - idleSince - limit : -1;
      if (over >= closing)
        session.destroy(); // a head that was begun keeps Node from closing
      else if (over >= 0 && !session.closed) session.close();
    }
  }

  private open(session: ServerHttp2Session, socket: Socket): void {
    const { limits, clock } = this.parts;
    const visit = new H2Visit(session, socket, this.stages, clock, limits.resets);
    this.visits.add(visit);
    session.setLocalWindowSize(connectionWindow);
    session.on('error', () => undefined).on('close', () => this.visits.delete(visit));
    visit.onRash = () => session.destroy(NGHTTP2_ENHANCE_YOUR_CALM as never);
  }
}

/** The bounds that Envoy advises for the edge; nghttp2 guards against floods of frames by itself. */
function settingsOf({ streams, fields, headBytes }: Limits): Parameters<typeof createServer>[0] {
  return {
    maxHeaderListPairs: 2 * fields, // what is over `fields` is answered 431; this much over is reset
    settings: {
      maxConcurrentStreams: streams,
      initialWindowSize: 65_536,
      maxHeaderListSize: headBytes,
      enablePush: false,
    },
  };
}
