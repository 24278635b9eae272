import { createServer, type ServerOptions } from 'node:http';
import { defaultLimits } from '../options';
import { startOrigin } from '../testing/origin.fixture';
import { closing, faultOf } from '../testing/proxy.fixture';
import type { LogLine } from '../log/log-line';
import { createProxy } from './create-proxy';
import { addressOf, listening } from './hosts.fixture';
import { judgeHost } from './judge-host';
import { serverOptions } from './server-options';

const unsafe: readonly [string, ServerOptions][] = [
  ['insecureHTTPParser on', { insecureHTTPParser: true }],
  ['neither headersTimeout nor requestTimeout', { headersTimeout: 0, requestTimeout: 0 }],
  ['maxHeaderSize 65536', { maxHeaderSize: 65_536 }],
];

it.each(unsafe)('a server that has %s may not embed a proxy', async (setting, options) => {
  const server = createServer(options);
  const asked = createProxy({ to: 'http://127.0.0.1:1', server });
  await expect(asked).rejects.toMatchObject({ code: 'PROXY_HOST_UNSAFE', message: expect.stringContaining(setting) });
});

it('a server that drops fields may not embed a proxy', () => {
  const server = createServer();
  server.maxHeadersCount = defaultLimits.fields;
  expect(judgeHost(server, defaultLimits)?.message).toContain('maxHeadersCount 200');
  server.maxHeadersCount = defaultLimits.fields + 1;
  expect(judgeHost(server, defaultLimits)).toBeUndefined();
});

it('a process started with a lenient parser counts, unless its server says otherwise', () => {
  const flags = '--inspect --insecure-http-parser';
  expect(judgeHost(createServer(), defaultLimits, flags)?.code).toBe('PROXY_HOST_UNSAFE');
  expect(judgeHost(createServer({ insecureHTTPParser: false }), defaultLimits, flags)).toBeUndefined();
});

it.each([
  ['Node makes by default', {}],
  ['serverOptions describes', serverOptions()],
])('a server that %s may', (_, options) => {
  expect(judgeHost(createServer(options), defaultLimits)).toBeUndefined();
});

it('requests of an unsafe server are refused with a code, and the log says why once', async () => {
  const origin = closing(await startOrigin());
  const lines: LogLine[] = [];
  const proxy = closing(await createProxy({ to: origin.url, log: (line) => lines.push(line) }));
  const server = createServer({ maxHeaderSize: 65_536 }, proxy.handle);
  const at = addressOf(await listening(server, proxy));
  for (let i = 0; i < 2; i++) expect(await faultOf(await fetch(`http://${at}/`))).toBe('500 PROXY_HOST_UNSAFE');
  expect(lines.map(({ message }) => message)).toEqual([
    expect.stringMatching(/maxHeaderSize 65536.*Lower it to 32768/),
  ]);
  expect(origin.seen).toEqual([]);
});
