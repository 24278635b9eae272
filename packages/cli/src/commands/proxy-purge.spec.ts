import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runBanyan } from '../run-banyan.fixture';

/** An admin server that answers so, and what it was asked. */
async function adminThat(status: number, body: object): Promise<{ server: Server; address: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(status).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, address: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

describe('banyan proxy purge', () => {
  it.each([
    [['--url', 'http://a.test/b?c=1'], 'url=http%3A%2F%2Fa.test%2Fb%3Fc%3D1'],
    [['--prefix', 'a.test/b'], 'prefix=a.test%2Fb'],
    [['--tag', 'photo-7'], 'tag=photo-7'],
    [['--all'], 'all='],
  ])('with %j asks the admin server for it', async (flags, query) => {
    const { server, address, asked } = await adminThat(200, { purged: 3 });
    const { code, stdout } = await runBanyan('proxy', 'purge', ...flags, '--admin', address);
    server.close();
    expect({ code, stdout, asked }).toEqual({
      code: 0,
      stdout: '3 answers forgotten.\n',
      asked: [`POST /cache/purge?${query}`],
    });
  });

  it('prints the number as JSON', async () => {
    const { server, address } = await adminThat(200, { purged: 3 });
    const { stdout } = await runBanyan('proxy', 'purge', '--all', '--json', '--admin', address);
    server.close();
    expect(JSON.parse(stdout)).toEqual({ purged: 3 });
  });

  it.each([
    ['without saying what', [], 'CLI_PURGE_CHOICE'],
    ['with two things', ['--all', '--tag', 'a'], 'CLI_PURGE_CHOICE'],
    ['where nobody listens', ['--all', '--admin', '127.0.0.1:1'], 'CLI_NO_PROXY'],
  ])('%s is refused', async (_, flags, expected) => {
    const { code, stderr } = await runBanyan('proxy', 'purge', ...flags);
    expect(stderr).toMatch(new RegExp(`^${expected}: .+\\n  What to do: .+\\n$`));
    expect(code).toBe(1);
  });

  it.each([
    [400, 'Write the URL'],
    [403, 'run the command there'],
    [503, 'as soon as the store answers'],
  ])('tells what to do about %i', async (status, hint) => {
    const { server, address } = await adminThat(status, { error: 'because' });
    const { code, stderr } = await runBanyan('proxy', 'purge', '--all', '--admin', address);
    server.close();
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(hint) });
    expect(stderr).toContain('CLI_PURGE_REFUSED: Nothing was forgotten: because.');
  });
});
