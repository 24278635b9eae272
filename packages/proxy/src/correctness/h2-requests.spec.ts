import type { Socket } from 'node:net';
import { type EngineName, engines } from '../forward/engines';
import { type RunningProxy, startProxy } from '../start-proxy';
import { converse, open } from '../testing/raw-caller.fixture';
import { type Frame, frame, frameType, preface, readFrames } from '../testing/raw-h2.fixture';
import { type Recorder, startRecorder } from '../testing/recorder.fixture';
import { authorityCases, h2BodyCases, type H2Case, h2FieldCases, h2FrameCases, pseudoCases } from './h2-cases.fixture';

const tables: readonly (readonly [string, readonly H2Case[]])[] = [
  ['a request with', pseudoCases],
  ['an authority', authorityCases],
  ['a field like', h2FieldCases],
  ['bodies', h2BodyCases],
  ['frames like', h2FrameCases],
];

describe.each(Object.keys(engines) as EngineName[])('what the proxy on %s makes by HTTP/2 of', (engine) => {
  let recorder: Recorder;
  let proxy: RunningProxy;
  beforeAll(async () => {
    recorder = await startRecorder();
    proxy = await startProxy({ to: recorder.url, engine, listen: '127.0.0.1:0', admin: false });
  });
  afterAll(async () => {
    await proxy.close();
    await recorder.close();
  });

  describe.each(tables)('%s', (_, cases) => {
    it.each(cases.map((row) => [row.name, row] as const))('%s', async (_name, row) => {
      for (const way of row.atOnce ? ['in one write'] : ['in one write', 'byte by byte']) {
        recorder.take();
        const answer = await send(proxy.address, row.bytes, way === 'byte by byte');
        await converse(proxy.address, ['GET /after HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n']);
        expect({ way, verdict: verdict(answer, row) }).toEqual({ way, verdict: row.expect });
      }
    });
  });

  function verdict(answer: string, { expect: wanted, fields = {} }: H2Case): string {
    const { requests, faults } = recorder.take();
    const others = requests.slice(0, -1);
    if (faults.length > 0 || requests.at(-1)?.text !== 'GET /after none []')
      return JSON.stringify({ faults, requests });
    const [request] = others.filter(({ whole }) => whole);
    if (!request) return answer;
    for (const [name, values] of Object.entries(fields)) {
      const { rawHeaders } = request;
      expect(rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === name)).toEqual(values);
    }
    const text = wanted.includes(' framed [') ? generalize(request.text) : request.text;
    return answer.startsWith('200') ? `> ${text}` : `${answer} although ${text}`;
  }
});

/** Says the preface and then these bytes. @returns what came back for stream 1, or for the connection */
async function send(address: string, bytes: Buffer, slowly: boolean): Promise<string> {
  const socket = await open(address);
  const heard = new Promise<string>((resolve) => {
    const timer = setTimeout(() => resolve('no answer'), 2_000);
    let status = '';
    const settle = (outcome: string): void => {
      clearTimeout(timer);
      resolve(outcome);
    };
    socket.on('close', () => settle('closed'));
    readFrames(socket, (one) => {
      if (one.type === frameType.headers) status = statusOf(one);
      const code = /"code":"(\w+)"/.exec(one.payload.toString('latin1'))?.[1] ?? '';
      const isLast = (one.flags & 1) === 1 && (one.type === frameType.data || one.type === frameType.headers);
      if (isLast || code) settle(status === '200' ? status : `${status} ${code}`);
      if (one.type === frameType.reset) settle(`reset ${one.payload.readUInt32BE(0)}`);
      if (one.type === frameType.goAway) settle('goaway');
    });
  });
  await write(socket, Buffer.concat([preface, frame(frameType.settings, 0, 0), bytes]), slowly);
  const outcome = await heard;
  socket.destroy();
  return outcome;
}

/** A status that HPACK has in its table (RFC 7541 A), or three digits written out: to shorten those saves nothing. */
function statusOf({ payload }: Frame): string {
  const indexed = ['200', '204', '206', '304', '400', '404', '500'][payload.readUInt8(0) - 0x88];
  return indexed ?? /^\x48\x03(\d{3})/.exec(payload.toString('latin1'))?.[1] ?? '';
}

/** Chunks, and a length that is the body's, are the same to every reader. */
function generalize(text: string): string {
  const [, length, body = ''] = / (?:length (\d+)|chunked) \[([^]*)\]$/.exec(text) ?? [];
  if (length !== undefined && Number(length) !== body.length) return text;
  return text.replace(/ (?:length \d+|chunked) \[/, ' framed [');
}

async function write(socket: Socket, bytes: Buffer, slowly: boolean): Promise<void> {
  if (!slowly) return void socket.write(bytes);
  socket.setNoDelay(true);
  const size = Math.max(1, Math.ceil(bytes.length / 150));
  for (let at = 0; at < bytes.length && !socket.destroyed; at += size) {
    socket.write(bytes.subarray(at, at + size));
    await new Promise(setImmediate);
  }
}
