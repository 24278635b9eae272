import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProxy } from '@banyan/proxy';
import { runBanyan } from './run-banyan.fixture';

const folder = mkdtempSync(join(tmpdir(), 'traces-of-proxy-'));
const servers: Server[] = [];
afterAll(() => {
  rmSync(folder, { recursive: true });
  servers.forEach((server) => server.close());
});

async function serve(answer: (body: string) => string): Promise<string> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => response.end(answer(body)));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('banyan evidence add reads what the proxy sends to a collector', async () => {
  const documents: string[] = [];
  const collector = await serve((body) => String(documents.push(body)));
  const app = await serve(() => 'done');
  const proxy = await startProxy({
    plan: {
      schema: 'banyan/routing-plan@1',
      upstreams: { app: { url: app } },
      monolith: 'app',
      routes: [{ name: 'photo', match: { path: '/photos/:id' }, service: 'app', phase: 'service' }],
    },
    listen: '127.0.0.1:0',
    admin: false,
    traces: { endpoint: collector, share: 1 },
  });
  for (const id of [1, 2, 3]) await (await fetch(`http://${proxy.address}/photos/${id}`)).text();
  await proxy.close(); // sends what waits
  const file = join(folder, 'traces.json');
  writeFileSync(file, documents.join('\n'));
  const { code, stdout } = await runBanyan('evidence', 'add', file, '--out', folder);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^traces\.json: otlp-json, 6 records\n/);
  const evidence = JSON.parse(readFileSync(join(folder, 'evidence.json'), 'utf8')) as Record<string, unknown>;
  expect(evidence).toMatchObject({
    traffic: { endpoints: [{ method: 'GET', route: '/photos/:id', requests: 3 }] },
  });
});
