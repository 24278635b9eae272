import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type RunningProxy, startProxy } from '@banyan/proxy';
import { runBanyan } from '../run-banyan.fixture';

/** Answers with its JSON, whatever it is asked for. */
async function startJson(value: unknown): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

describe('banyan proxy shadow', () => {
  let proxy: RunningProxy;
  let servers: readonly Server[];
  let admin: string;

  beforeAll(async () => {
    const [app, images] = [await startJson({ name: 'ann', at: 1 }), await startJson({ name: 'bob', at: 1 })];
    servers = [app.server, images.server];
    proxy = await startProxy({
      plan: {
        schema: 'banyan/routing-plan@1',
        upstreams: { app: { url: app.url }, images: { url: images.url } },
        monolith: 'app',
        routes: [{ name: 'photos', match: { prefix: '/photos' }, service: 'images', phase: 'shadow' }],
        shedding: { copies: { delay: { on: '1h' } } },
      },
      listen: '127.0.0.1:0',
      admin: '127.0.0.1:0',
    });
    admin = proxy.adminAddress ?? '';
    for (let i = 0; i < 3; i++) await (await fetch(`http://${proxy.address}/photos/${i}`)).text();
    await (await fetch(`http://${proxy.address}/photos`, { method: 'POST' })).text();
    for (let i = 0; i < 100 && (await comparedPairs()) < 3; i++)
      await new Promise((resolve) => setTimeout(resolve, 20));
  });

  afterAll(async () => {
    await proxy.close();
    for (const server of servers) await new Promise((resolve) => server.close(resolve));
  });

  async function comparedPairs(): Promise<number> {
    const report = (await (await fetch(`http://${admin}/shadow`)).json()) as { routes: { pairs: { raw: number } }[] };
    return report.routes[0]?.pairs.raw ?? 0;
  }

  it('shows verdicts, what was given up, and the paths that differ', async () => {
    const { code, stdout } = await runBanyan('proxy', 'shadow', '--admin', admin);
    expect(code).toBe(0);
    const plain = stdout.replace(/ +/g, ' ');
    expect(plain).toMatch(/^photos images 3 0 3 0 0 [\d.]+ – method 1$/m);
    expect(plain).toContain('photos: 3 pairs compared, noise not sought');
    expect(plain).toMatch(/^\/body\/name 3 0 100 % yes$/m);
    expect(stdout).not.toMatch(/ann|bob/);
  });

  it('prints one route with its samples as JSON', async () => {
    const { stdout } = await runBanyan('proxy', 'shadow', '--admin', admin, '--route', 'photos', '--json');
    const { routes } = JSON.parse(stdout) as { routes: { samples: unknown[] }[] };
    expect(routes[0]?.samples).toHaveLength(3);
  });

  it.each([
    [['--require', '3'], 'CLI_SHADOW_DIFFERS: Not ready to move on: photos: /body/name differs.'],
    [['--require', '4'], 'CLI_SHADOW_DIFFERS: Not ready to move on: photos: 3 of 4 pairs compared; photos: /body/name'],
    [['--require', 'all'], 'CLI_BAD_COUNT'],
    [['--route', 'videos'], 'CLI_UNKNOWN_ROUTE'],
    [['--admin', '127.0.0.1:1'], 'CLI_NO_PROXY'],
  ])('with %j ends with 1: %s', async (flags, message) => {
    const { code, stderr } = await runBanyan('proxy', 'shadow', '--admin', admin, ...flags);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).toContain('What to do: ');
  });

  it('forgets paths and samples on request', async () => {
    const { stdout } = await runBanyan('proxy', 'shadow', '--admin', admin, '--reset', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ routes: [{ fields: [], samples: [], verdicts: { mismatch: 3 } }] });
  });
});
