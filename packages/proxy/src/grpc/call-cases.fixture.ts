/** What is done to a gRPC service, and told as text so that two ways to it can be compared. */
import { type Client, Metadata, type ServiceError, type StatusObject } from '@grpc/grpc-js';
import { asBytes } from './echo-service.fixture';

/** A row of the table. */
export interface CallCase {
  readonly name: string;
  readonly run: (client: Client) => Promise<string>;
  /** A part of the outcome, so that both ways cannot fail alike. */
  readonly contains: string;
}

/** Each is run directly and through the proxy. */
export const callCases: readonly CallCase[] = [
  { name: 'a unary call', run: (client) => unary(client, 'hello'), contains: '0  | hello' },
  { name: 'an empty message', run: (client) => unary(client, ''), contains: '0  | ' },
  { name: 'a message of 4 MB', run: (client) => unary(client, 'x'.repeat(4_194_000)), contains: '4194000 bytes' },
  {
    name: 'binary metadata',
    run: (client) => unary(client, 'hello', { 'say-bin': Buffer.from([0, 200, 255, 13, 10]) }),
    contains: 'said-bin=00c8ff0d0a',
  },
  {
    name: 'an error with details in its trailers',
    run: (client) => unary(client, 'fail!'),
    contains: '9 not now: é 100% | details-bin=0001feff reason=because',
  },
  { name: 'a method nobody has', run: (client) => unary(client, 'x', {}, '/test.Echo/Nothing'), contains: '12 ' },
  { name: 'a deadline that passes', run: (client) => unary(client, 'wait!', {}, undefined, 300), contains: '4 ' },
  {
    name: 'a deadline that does not',
    run: (client) => unary(client, 'in time', {}, undefined, 20_000),
    contains: '| in time',
  },
  { name: 'a message that is too large', run: (client) => unary(client, 'x'.repeat(9 * 1024 * 1024)), contains: '8 ' },
  { name: 'a client stream', run: (client) => upload(client, 50, 30_000), contains: '| 1500000' },
  { name: 'a client stream without messages', run: (client) => upload(client, 0, 0), contains: '| 0' },
  { name: 'a server stream', run: (client) => download(client, '200 10000'), contains: '200 messages, 2000000 bytes' },
  { name: 'a server stream without messages', run: (client) => download(client, '0 0'), contains: '0 messages' },
  { name: 'a server stream that is slow', run: (client) => download(client, '5 10 150'), contains: '5 messages' },
  {
    name: 'a server stream that the client cancels',
    run: (client) => download(client, '1000 10 20', 3),
    contains: '1 ',
  },
  { name: 'a bidirectional stream, one by one', run: (client) => chat(client, 20), contains: '20 answers' },
  { name: 'a bidirectional stream that ends at once', run: (client) => chat(client, 0), contains: '0 answers' },
];

function unary(
  client: Client,
  message: string,
  fields: Record<string, string | Buffer> = {},
  path = '/test.Echo/Unary',
  deadline?: number,
): Promise<string> {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(fields)) metadata.set(name, value);
  const options = deadline === undefined ? {} : { deadline: Date.now() + deadline };
  return new Promise((resolve) => {
    let head = '';
    const call = client.makeUnaryRequest<Buffer, Buffer>(
      path,
      asBytes,
      asBytes,
      Buffer.from(message, 'latin1'),
      metadata,
      options,
      (error, answer) => {
        const text = answer && answer.length > 100 ? `${answer.length} bytes` : (answer?.toString('latin1') ?? '');
        const outcome = error ? told(error) : '0 ';
        call.once('status', ({ metadata: behind }: StatusObject) =>
          resolve(`${outcome} | ${error ? '' : text}${head}${metadataOf(behind)}`),
        );
      },
    );
    call.on('metadata', (more) => (head = metadataOf(more)));
  });
}

function upload(client: Client, count: number, size: number): Promise<string> {
  return new Promise((resolve) => {
    const call = client.makeClientStreamRequest<Buffer, Buffer>(
      '/test.Echo/Upload',
      asBytes,
      asBytes,
      (error, answer) => resolve(error ? told(error) : `0 | ${answer?.toString() ?? ''}`),
    );
    for (let i = 0; i < count; i++) call.write(Buffer.alloc(size, 'u'));
    call.end();
  });
}

function download(client: Client, wish: string, cancelAfter = Infinity): Promise<string> {
  return new Promise((resolve) => {
    const call = client.makeServerStreamRequest<Buffer, Buffer>(
      '/test.Echo/Download',
      asBytes,
      asBytes,
      Buffer.from(wish),
    );
    let [messages, length] = [0, 0];
    call.on('data', (chunk: Buffer) => {
      messages += 1;
      length += chunk.length;
      if (messages === cancelAfter) call.cancel();
    });
    call.on('error', () => undefined);
    call.on('status', ({ code, details }) => resolve(`${code} ${details} ${messages} messages, ${length} bytes`));
  });
}

function chat(client: Client, count: number): Promise<string> {
  return new Promise((resolve) => {
    const call = client.makeBidiStreamRequest<Buffer, Buffer>('/test.Echo/Chat', asBytes, asBytes);
    let answers = 0;
    const next = (): void => void (answers === count ? call.end() : call.write(Buffer.from(`message ${answers}`)));
    call.on('data', () => {
      answers += 1;
      next();
    });
    call.on('error', () => undefined);
    call.on('status', ({ code, details }) => resolve(`${code} ${details} ${answers} answers`));
    next();
  });
}

function told({ code, details }: ServiceError): string {
  return `${code} ${details.replace(/after [\d.]+s.*/, 'after a while')}`;
}

/** Without what only says which way it took. */
function metadataOf(metadata: Metadata): string {
  return Object.keys(metadata.getMap())
    .filter((name) => !/^(content-type|date|via|grpc-accept-encoding|grpc-encoding)$/.test(name))
    .map(
      (name) =>
        ` ${name}=${metadata
          .get(name)
          .map((value) => (typeof value === 'string' ? value : value.toString('hex')))
          .join()}`,
    )
    .join('')
    .trimStart();
}
