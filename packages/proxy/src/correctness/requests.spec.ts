import { type EngineName, engines } from '../forward/engines';
import { type RunningProxy, startProxy } from '../start-proxy';
import { converse, listenTo, open, pause } from '../testing/raw-caller.fixture';
import { type Recorder, startRecorder } from '../testing/recorder.fixture';
import { chunkCases } from './chunk-cases.fixture';
import { fieldCases, hostCases, lineCases, targetCases } from './head-cases.fixture';
import { hopCases } from './hop-cases.fixture';
import { codingCases, lengthCases } from './length-cases.fixture';
import type { RequestCase } from './request-case.fixture';

const tables: readonly (readonly [string, readonly RequestCase[]])[] = [
  ['a length said as', lengthCases],
  ['a coding said as', codingCases],
  ['chunks with', chunkCases],
  ['a first line with', lineCases],
  ['a', targetCases],
  ['a host said as', hostCases],
  ['a field like', fieldCases],
  ['one connection’s', hopCases],
];

describe.each(Object.keys(engines) as EngineName[])('what the proxy on %s makes of', (engine) => {
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
      for (const [way, send] of Object.entries(ways)) {
        recorder.take();
        const answer = await send(proxy.address, row.bytes);
        // One more request, on another connection: what was to reach the upstream late has reached it now.
        await converse(proxy.address, ['GET /after HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n']);
        expect({ way, verdict: verdict(answer, row) }).toEqual({ way, verdict: row.expect });
      }
    });
  });

  /** What became of a row, in the words of its expectation. */
  function verdict(answer: string, { expect: wanted, fields = {} }: RequestCase): string {
    const { requests, bytes, faults } = recorder.take();
    const [others, after] = [requests.slice(0, -1), requests.at(-1)];
    if (faults.length > 0 || after?.text !== 'GET /after none []')
      return `${faults.join()} ${JSON.stringify(requests)}`;
    const [, status = 'no answer'] = /^HTTP\/1\.1 (\d+)/.exec(answer) ?? [];
    const [, code = ''] = /"code":"(\w+)"/.exec(answer) ?? [];
    if (others.length === 1 && others[0]?.whole && status === '200') {
      expect(fieldsOf(others[0].rawHeaders, Object.keys(fields))).toEqual(fields);
      return `> ${wanted.includes(' framed [') ? generalize(others[0].text) : others[0].text}`;
    }
    if (others.some(({ whole }) => whole)) return `${status} although ${JSON.stringify(others)}`;
    if (wanted === 'broken') return /^4\d\d$/.test(status) || others.length > 0 ? 'broken' : status;
    return bytes > after.rawHeaders.join(': ').length + 100
      ? `${bytes} bytes reached the upstream`
      : `${status} ${code}`;
  }
});

/** How a row is sent. */
const ways: Readonly<Record<string, (address: string, bytes: string) => Promise<string>>> = {
  'in one write': async (address, bytes) => (await converse(address, [bytes], 2_000)).text,
  'head before body': async (address, bytes) => {
    const end = bytes.indexOf('\r\n\r\n') + 4;
    const pieces = end > 3 && end < bytes.length ? [bytes.slice(0, end), bytes.slice(end)] : [bytes];
    return (await converse(address, pieces, 2_000)).text;
  },
  'in pieces': async (address, bytes) => {
    const socket = (await open(address)).setNoDelay(true);
    const heard = listenTo(socket);
    const size = Math.max(1, Math.ceil(bytes.length / 120));
    for (let at = 0; at < bytes.length && !socket.destroyed; at += size) {
      socket.write(bytes.slice(at, at + size), 'latin1');
      await new Promise(setImmediate);
    }
    await pause(0);
    return (await heard(2_000)).text;
  },
};

/** Chunks, and a length that is the body's, are the same to every reader. */
function generalize(text: string): string {
  const [, length, body = ''] = / (?:length (\d+)|chunked) \[([^]*)\]$/.exec(text) ?? [];
  if (length !== undefined && Number(length) !== body.length) return text;
  return text.replace(/ (?:length \d+|chunked) \[/, ' framed [');
}

function fieldsOf(rawHeaders: readonly string[], names: readonly string[]): Record<string, string[]> {
  const valuesOf = (name: string): string[] =>
    rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === name);
  return Object.fromEntries(names.map((name) => [name, valuesOf(name)]));
}
