/**
 * Callers and upstream of the bench, on bare sockets: they must cost less than the proxy between them, or the proxy
 * would wait for them and wake up for every single request.
 */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** An upstream that answers every request with the same bytes. */
export interface BenchUpstream {
  readonly port: number;
  /** Requests answered so far. */
  readonly count: () => number;
  readonly close: () => void;
}

/** What callers send, over and over. */
export interface BenchLoad {
  readonly name: string;
  readonly connections: number;
  readonly method: 'GET' | 'POST';
  /** Bytes of each request's body. */
  readonly requestBody: number;
  /** Bytes of each answer's body. */
  readonly answerBody: number;
}

/** Starts the upstream of a load. */
export async function startUpstream({ answerBody, requestBody }: BenchLoad): Promise<BenchUpstream> {
  let answered = 0;
  const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${answerBody}\r\n`;
  const answer = Buffer.from(`${head}Date: Sun, 22 Nov 2026 10:00:00 GMT\r\n\r\n${'x'.repeat(answerBody)}`, 'latin1');
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    let got: Buffer = Buffer.alloc(0);
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk: Buffer) => {
      got = got.length === 0 ? chunk : Buffer.concat([got, chunk]);
      const end = got.indexOf('\r\n\r\n');
      if (end === -1 || got.length < end + 4 + requestBody) return;
      got = got.subarray(end + 4 + requestBody);
      answered += 1;
      socket.write(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const close = (): void => {
    server.close();
    sockets.forEach((socket) => socket.destroy());
  };
  return { port: (server.address() as AddressInfo).port, count: () => answered, close };
}

/** Callers that are connected; they send only while `during` runs. */
export interface BenchCallers {
  readonly during: (milliseconds: number) => Promise<void>;
  readonly close: () => void;
}

/** Connects the callers of a load. */
export async function connectCallers(port: number, load: BenchLoad): Promise<BenchCallers> {
  let sending = false;
  let waiting = 0;
  let whenQuiet: () => void = () => undefined;
  const request = toRequest(port, load);
  const send: (() => void)[] = [];
  const sockets = await Promise.all(
    Array.from({ length: load.connections }, async () => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
      const again = (): void => void socket.write(request);
      send.push(again);
      socket.once('close', () => {
        if (sending || waiting > 0) throw new Error('a proxy closed a connection that waited for its answer');
      });
      receiveAnswers(socket, () => {
        if (sending) again();
        else if (--waiting === 0) whenQuiet();
      });
      return socket;
    }),
  );
  return {
    during: async (milliseconds) => {
      sending = true;
      waiting = send.length;
      send.forEach((begin) => begin());
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      const quiet = new Promise<void>((resolve) => (whenQuiet = resolve));
      sending = false;
      await quiet; // the last answers
    },
    close: () => sockets.forEach((socket) => socket.destroy()),
  };
}

/** Every answer has the length of the first one; anything else would be a fault, and ends the bench. */
function receiveAnswers(socket: Socket, onAnswer: () => void): void {
  let length = 0;
  let got = 0;
  socket.on('data', (chunk: Buffer) => {
    if (length === 0) length = lengthOf(chunk);
    got += chunk.length;
    if (got > length)
      throw new Error(`an answer is longer than the first one: ${chunk.toString('latin1').slice(0, 200)}`);
    if (got < length) return;
    got = 0;
    onAnswer();
  });
}

function lengthOf(chunk: Buffer): number {
  const text = chunk.toString('latin1');
  const [, bodyLength] = /^HTTP\/1\.1 200 [^]*?content-length: (\d+)/i.exec(text) ?? [];
  if (bodyLength === undefined) throw new Error(`not the expected answer: ${text.slice(0, 200)}`);
  return text.indexOf('\r\n\r\n') + 4 + Number(bodyLength);
}

function toRequest(port: number, { method, requestBody }: BenchLoad): Buffer {
  const fields = [
    `${method} /api/r7/small HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'User-Agent: bench',
    'Accept: application/json',
    'Authorization: Bearer 3f786850e387550fdab836ed7e6dc881de23001b',
    ...(requestBody > 0 ? ['Content-Type: application/json', `Content-Length: ${requestBody}`] : []),
  ];
  return Buffer.from(`${fields.join('\r\n')}\r\n\r\n${'y'.repeat(requestBody)}`, 'latin1');
}
