import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { RunningPostgres } from '../db';
import { migrate, startPostgres } from '../db';
import { buildApp } from '../e2e/environment/build-app';
import { createFolder } from '../e2e/environment/folder';
import { startApp } from '../e2e/environment/start-app';
import { halvesPng } from '../e2e/support/pictures';

const main = join(__dirname, '..', 'dist', 'main.js');

interface Ended {
  code: number | null;
  stderr: string;
}

function run(env: Record<string, string>): Promise<Ended> {
  return new Promise((resolve) => {
    const settings = { env: { PATH: process.env.PATH, ...env }, timeout: 20_000 };
    const child = execFile(process.execPath, [main], settings, (_, __, stderr) =>
      resolve({ code: child.exitCode, stderr }),
    );
  });
}

describe('the process', () => {
  let folder: string;
  let postgres: RunningPostgres;

  beforeAll(async () => {
    folder = await createFolder('main');
    [postgres] = await Promise.all([startPostgres({ dataDir: join(folder, 'postgres') }), buildApp()]);
  });

  afterAll(async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('says in one line that it needs a database address', async () => {
    const { code, stderr } = await run({});
    expect(code).toBe(1);
    expect(stderr).toMatch(/^pixelpulse did not start: .*DATABASE_URL.*\n$/);
  });

  it('says in one line that the database is down, without the password', async () => {
    const { code, stderr } = await run({ DATABASE_URL: 'postgres://user:secret@127.0.0.1:1/pixelpulse' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^pixelpulse did not start: the database 127\.0\.0\.1:1\/pixelpulse does not answer .*\n$/);
    expect(stderr).not.toContain('secret');
  });

  it('asks for missing migrations, listens once they ran, and finishes its requests before it ends', async () => {
    const { code, stderr } = await run({ DATABASE_URL: postgres.url });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^pixelpulse did not start: .* lacks 5 of 5 migrations; run "npm run migrate" first\.\n$/);

    await Promise.all([migrate(postgres.url), migrate(postgres.url)]);
    const app = await startApp({ DATABASE_URL: postgres.url, UPLOAD_DIR: join(folder, 'uploads') });
    const filtering = await startFiltering(app.url);
    const stopping = app.stop();
    expect((await filtering.answer).status).toBe(200);
    await stopping;
    await expect(fetch(`${app.url}/api/health`)).rejects.toThrow();
  });

  it('says in one line that its port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await migrate(postgres.url);
    const { code, stderr } = await run({ DATABASE_URL: postgres.url, PORT: String(port) });
    await new Promise((resolve) => other.close(resolve));
    expect(code).toBe(1);
    expect(stderr.trim().split('\n').at(-1)).toBe(
      `pixelpulse did not start: 127.0.0.1:${port} cannot be used (EADDRINUSE); set PORT and HOST to a free address.`,
    );
  });

  /** A request that is on its way: the app has its body and blurs. */
  async function startFiltering(url: string): Promise<{ answer: Promise<Response> }> {
    const json = { 'content-type': 'application/json' };
    const account = { email: 'drain@example.test', handle: 'drain', password: 'correct horse' };
    await fetch(`${url}/api/accounts`, { method: 'POST', headers: json, body: JSON.stringify(account) });
    const session = await fetch(`${url}/api/sessions`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ email: account.email, password: account.password }),
    });
    const authorization = `Bearer ${((await session.json()) as { token: string }).token}`;
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(halvesPng(300, 200))]), 'big.png');
    const upload = await fetch(`${url}/api/uploads`, { method: 'POST', headers: { authorization }, body: form });
    const { id } = (await upload.json()) as { id: number };
    const body = JSON.stringify({ photoId: id, steps: [{ filter: 'blur', amount: 12 }] });
    const answer = fetch(`${url}/api/filters/preview`, { method: 'POST', headers: { authorization, ...json }, body });
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { answer };
  }
});
