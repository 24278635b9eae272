/** A gRPC service and its clients for tests, with @grpc/grpc-js on both sides; messages are bytes. */
import {
  ChannelCredentials,
  Client,
  type handleBidiStreamingCall,
  type handleClientStreamingCall,
  type handleServerStreamingCall,
  type handleUnaryCall,
  Metadata,
  Server,
  ServerCredentials,
  status,
} from '@grpc/grpc-js';
import type { TestCertificate } from '../testing/certificate.fixture';

const bytes = (value: Buffer): Buffer => value;
const shape = {
  requestSerialize: bytes,
  requestDeserialize: bytes,
  responseSerialize: bytes,
  responseDeserialize: bytes,
};
const method = (name: string, requestStream: boolean, responseStream: boolean): object => ({
  path: `/test.Echo/${name}`,
  requestStream,
  responseStream,
  ...shape,
});

const service = {
  unary: method('Unary', false, false),
  upload: method('Upload', true, false),
  download: method('Download', false, true),
  chat: method('Chat', true, true),
};

/** A server of gRPC, and what befell its calls. */
export interface EchoService {
  readonly url: string;
  readonly port: number;
  /** How many calls were seen to be cancelled. */
  readonly cancelled: () => number;
  /** Milliseconds that the last call had until its deadline; Infinity without one. */
  readonly lastDeadline: () => number;
  /** Ends all connections at once. */
  readonly kill: () => void;
  readonly close: () => Promise<void>;
}

/** Echoes. What a unary call is asked for beyond that stands in its first bytes: `fail`, `die`, `wait`, `twice`. */
export async function startEchoService(certificate?: TestCertificate): Promise<EchoService> {
  let cancelled = 0;
  let lastDeadline = Infinity;
  const note = (call: {
    on(event: 'cancelled', listener: () => void): unknown;
    getDeadline(): Date | number;
  }): void => {
    call.on('cancelled', () => (cancelled += 1));
    lastDeadline = Number(call.getDeadline()) - Date.now();
  };
  const limit = { 'grpc.max_receive_message_length': 8 * 1024 * 1024 };
  const server = new Server(limit);
  const unary: handleUnaryCall<Buffer, Buffer> = (call, callback) => {
    note(call);
    const what = call.request.toString('latin1', 0, 5);
    const behind = new Metadata();
    if (what === 'wait!') return;
    if (what === 'fail!') {
      behind.set('details-bin', Buffer.from([0, 1, 254, 255]));
      behind.set('reason', 'because');
      return callback({ code: status.FAILED_PRECONDITION, details: 'not now: é 100%', metadata: behind });
    }
    const head = new Metadata();
    head.set('said-bin', (call.metadata.get('say-bin')[0] as Buffer | undefined) ?? Buffer.from('nothing'));
    call.sendMetadata(head);
    behind.set('behind', 'all');
    callback(null, call.request, behind);
  };
  const upload: handleClientStreamingCall<Buffer, Buffer> = (call, callback) => {
    note(call);
    let sum = 0;
    call.on('data', (chunk: Buffer) => (sum += chunk.length));
    call.on('end', () => callback(null, Buffer.from(String(sum))));
  };
  const download: handleServerStreamingCall<Buffer, Buffer> = (call) => {
    note(call);
    const [count = 0, size = 0, pause = 0] = call.request.toString().split(' ').map(Number);
    let sent = 0;
    const more = (): void => {
      if (call.cancelled) return;
      if (sent++ === count) return void call.end();
      call.write(Buffer.alloc(size, 'd'), () => (pause > 0 ? setTimeout(more, pause) : more()));
    };
    more();
  };
  const chat: handleBidiStreamingCall<Buffer, Buffer> = (call) => {
    note(call);
    call.on('data', (chunk: Buffer) => call.write(chunk));
    call.on('end', () => call.end()).on('error', () => undefined);
  };
  server.addService(service as never, { unary, upload, download, chat } as never);
  const credentials = certificate
    ? ServerCredentials.createSsl(null, [
        { cert_chain: Buffer.from(certificate.cert), private_key: Buffer.from(certificate.key) },
      ])
    : ServerCredentials.createInsecure();
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', credentials, (error, bound) => (error ? reject(error) : resolve(bound))),
  );
  return {
    url: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`,
    port,
    cancelled: () => cancelled,
    lastDeadline: () => lastDeadline,
    kill: () => server.forceShutdown(),
    close: async () => server.forceShutdown(),
  };
}

const clients: Client[] = [];

afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

/** A client that goes after the test. @param ca makes it speak TLS */
export function callService(address: string, ca?: string, options: object = {}): Client {
  const credentials =
    ca === undefined ? ChannelCredentials.createInsecure() : ChannelCredentials.createSsl(Buffer.from(ca));
  const large = { 'grpc.max_receive_message_length': 8 * 1024 * 1024, 'grpc.enable_retries': 0 };
  const client = new Client(address, credentials, { ...large, ...options });
  clients.push(client);
  return client;
}

/** How messages are written: as they are. */
export const asBytes = bytes;
