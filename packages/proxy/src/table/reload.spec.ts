import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { obeySignals } from '../life/obey-signals';
import type { LogLine } from '../log/log-line';
import type { ProxyOptions } from '../options';
import { type RunningProxy, startProxy } from '../start-proxy';
import { type Origin, startBareOrigin, startOrigin } from '../testing/origin.fixture';
import { ask, closing, metric, planOver, proxyTo } from '../testing/proxy.fixture';
import { open, pause, until } from '../testing/raw-caller.fixture';
import { lastGoodFile } from './last-good';

let folder: string;
let planFile: string;
let app: Origin;
let images: Origin;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banyan-'));
  planFile = join(folder, 'routing.yaml');
  [app, images] = [closing(await startOrigin('app')), closing(await startOrigin('images'))];
  await writeFile(planFile, planTo(app));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function planTo({ url }: Origin, more = ''): string {
  return `schema: banyan/routing-plan@1\nupstreams: { app: { url: "${url}" } }\nmonolith: app\n${more}`;
}

async function proxyOnFile(options: Partial<ProxyOptions> = {}): Promise<RunningProxy & { readonly lines: LogLine[] }> {
  const lines: LogLine[] = [];
  return Object.assign(await proxyTo({ planFile, log: (line) => lines.push(line), ...options }), { lines });
}

describe('reloading by file', () => {
  it('notices a file that is written', async () => {
    const proxy = await proxyOnFile();
    await writeFile(planFile, planTo(images));
    await until(() => proxy.revision === 2);
    expect(await ask(proxy, '/')).toMatch(/^images/);
  });

  it('notices a file that an editor put in the place of the old one, again and again', async () => {
    const proxy = await proxyOnFile();
    for (const [i, origin] of [images, app, images].entries()) {
      await writeFile(`${planFile}~`, planTo(origin));
      await rename(`${planFile}~`, planFile);
      await until(() => proxy.revision === i + 2);
    }
    expect(await ask(proxy, '/')).toMatch(/^images/);
  });

  it('notices a link that a mounted configuration swaps', async () => {
    const mount = join(folder, 'mount');
    for (const [name, origin] of [['..a', app] as const, ['..b', images] as const]) {
      await mkdir(join(mount, name), { recursive: true });
      await writeFile(join(mount, name, 'routing.yaml'), planTo(origin));
    }
    await symlink('..a', join(mount, '..data'));
    await symlink('..data/routing.yaml', join(mount, 'routing.yaml'));
    const proxy = await proxyTo({ planFile: join(mount, 'routing.yaml') });
    await symlink('..b', join(mount, '..next'));
    await rename(join(mount, '..next'), join(mount, '..data'));
    await until(() => proxy.revision === 2);
    expect(await ask(proxy, '/')).toMatch(/^images/);
  });

  it('takes the file back when it comes back', async () => {
    const proxy = await proxyOnFile();
    await rm(planFile);
    await until(() => proxy.planRefused);
    expect(await ask(proxy, '/')).toMatch(/^app/);
    await writeFile(planFile, planTo(images));
    await until(() => proxy.revision === 2);
  });

  it('does nothing when told not to watch', async () => {
    const proxy = await proxyOnFile({ watch: false });
    await writeFile(planFile, planTo(images));
    await pause(300);
    expect(proxy.revision).toBe(1);
    expect(await proxy.reload()).toEqual({ kind: 'swapped', revision: 2 });
  });

  it('counts no new revision for a plan that says the same', async () => {
    const proxy = await proxyOnFile({ watch: false });
    await writeFile(planFile, planTo(app, '# a comment\n'));
    expect(await proxy.reload()).toEqual({ kind: 'unchanged', revision: 1 });
  });
});

describe('an invalid plan', () => {
  it('is kept out, and everybody is told', async () => {
    const proxy = await proxyOnFile({ watch: false });
    await writeFile(planFile, 'monolith: nobody\n');
    const outcome = await proxy.reload();
    expect(outcome).toMatchObject({ kind: 'refused', revision: 1 });
    expect(await ask(proxy, '/')).toMatch(/^app/);
    expect(proxy.lines.at(-1)).toMatchObject({
      level: 'error',
      event: 'plan-refused',
      problems: expect.arrayContaining([expect.objectContaining({ code: 'ROUTING_PLAN_UNKNOWN_UPSTREAM', line: 1 })]),
    });
    expect(await metric(proxy, 'banyan_plan_reloads_total{outcome="refused"}')).toBe(1);
    expect(await metric(proxy, 'banyan_plan_refused')).toBe(1);
    expect(await metric(proxy, 'banyan_plan_revision')).toBe(1);
    const shown = (await (await fetch(`http://${proxy.adminAddress}/plan`)).json()) as { readonly refused: unknown[] };
    expect(shown.refused).not.toEqual([]);
  });

  it('is forgotten when it is mended', async () => {
    const proxy = await proxyOnFile({ watch: false });
    await writeFile(planFile, ': : :');
    await proxy.reload();
    await writeFile(planFile, planTo(app));
    expect(await proxy.reload()).toEqual({ kind: 'unchanged', revision: 1 });
    expect(proxy.planRefused).toBe(false);
  });
});

describe('the last good plan', () => {
  it('is kept beside the plan, as written', async () => {
    const proxy = await proxyOnFile({ watch: false });
    const text = planTo(images, '# mine\n');
    await writeFile(planFile, text);
    await proxy.reload();
    expect(await readFile(lastGoodFile(planFile), 'utf8')).toBe(text);
    await writeFile(planFile, 'broken');
    await proxy.reload();
    expect(await readFile(lastGoodFile(planFile), 'utf8')).toBe(text);
  });

  it('stands in at a cold start when the plan is invalid, with a warning', async () => {
    await (await startProxy({ planFile, listen: '127.0.0.1:0' })).drain();
    await writeFile(planFile, 'broken');
    const proxy = await proxyOnFile();
    expect(await ask(proxy, '/')).toMatch(/^app/);
    expect(proxy.planRefused).toBe(true);
    await until(() => proxy.lines.length > 0);
    expect(proxy.lines[0]).toMatchObject({ level: 'warn', event: 'plan-last-good' });
    await writeFile(planFile, planTo(images));
    await until(() => proxy.revision === 2);
  });

  it('does not stand in when that is refused', async () => {
    await (await startProxy({ planFile, listen: '127.0.0.1:0' })).drain();
    await writeFile(planFile, 'broken');
    const start = startProxy({ planFile, listen: '127.0.0.1:0', invalidPlan: 'refuse' });
    await expect(start).rejects.toMatchObject({ code: 'ROUTING_PLAN_REFUSED' });
  });

  it('can be kept elsewhere, and only costs a warning when it cannot be kept', async () => {
    const stateDir = join(folder, 'state');
    const proxy = await proxyOnFile({ stateDir, watch: false });
    await until(() => existsSync(lastGoodFile(planFile, stateDir)));
    await rm(stateDir, { recursive: true });
    await writeFile(stateDir, 'not a folder');
    await chmod(stateDir, 0o600);
    await writeFile(planFile, planTo(images));
    expect(await proxy.reload()).toEqual({ kind: 'swapped', revision: 2 });
    expect(proxy.lines.at(-1)).toMatchObject({ level: 'warn', event: 'last-good-not-kept' });
  });
});

describe('reloading under load', () => {
  it('fails none of 6,000 requests over 60 reloads', async () => {
    const proxy = await proxyTo({ plan: planOver({ app, images }) });
    const counts = { ok: 0, failed: 0 };
    let stop = false;
    const agent = new Agent({ keepAlive: true, maxSockets: 16 });
    const caller = async (): Promise<void> => {
      while (!stop || counts.ok + counts.failed < 6_000) {
        counts[/^200 (app|images) GET \/r $/.test(await get(proxy.address, '/r', agent)) ? 'ok' : 'failed'] += 1;
      }
    };
    const callers = Array.from({ length: 16 }, caller);
    for (let i = 0; i < 60; i++) {
      await proxy.apply(i % 2 === 0 ? planOver({ images }) : planOver({ app }));
      await pause(10);
    }
    stop = true;
    await Promise.all(callers);
    agent.destroy();
    expect(proxy.revision).toBe(61);
    expect(counts.failed).toBe(0);
    expect(counts.ok).toBeGreaterThanOrEqual(6_000);
  }, 30_000);

  it('lets requests finish that began with the old plan, then closes its connections', async () => {
    const slow = closing(
      await startBareOrigin((_, response) => {
        response.write('begun');
        setTimeout(() => response.end(' and ended'), 250);
      }),
    );
    const proxy = await proxyTo({ plan: planOver({ slow }) });
    const answer = await fetch(`http://${proxy.address}/`);
    await proxy.apply(planOver({ images }));
    expect(await ask(proxy, '/')).toMatch(/^images/);
    expect(slow.connections()).toBe(1);
    expect(await answer.text()).toBe('begun and ended');
    await until(() => slow.connections() === 0);
  });

  it('sends on a body that began to arrive with the old plan', async () => {
    const proxy = await proxyTo({ plan: planOver({ app }) });
    const socket = await open(proxy.address);
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhello');
    await until(async () => (await metric(proxy, inFlight('app'))) === 1);
    await proxy.apply(planOver({ images }));
    socket.write('world');
    const [chunk] = (await new Promise((resolve) => socket.once('data', (data) => resolve([data])))) as [Buffer];
    expect(chunk.toString()).toContain('app POST / helloworld');
    socket.destroy();
  });

  it('keeps the connections of an upstream that stays', async () => {
    const proxy = await proxyTo({ plan: planOver({ app }) });
    await ask(proxy, '/');
    await proxy.apply(planOver({ app, images }));
    await ask(proxy, '/');
    expect(app.connections()).toBe(1);
  });
});

describe('signals', () => {
  it('reload on SIGHUP and drain on SIGTERM', async () => {
    const proxy = await startProxy({ planFile, listen: '127.0.0.1:0', watch: false });
    const source = new EventEmitter();
    const over = obeySignals(proxy, source);
    await writeFile(planFile, planTo(images));
    source.emit('SIGHUP');
    await until(() => proxy.revision === 2);
    source.emit('SIGTERM');
    expect(await over).toEqual({ cut: 0, dismissed: 0 });
    await expect(fetch(`http://${proxy.address}/`)).rejects.toThrow();
    expect(source.eventNames()).toEqual([]);
  });
});

/** Status and body, or the error. */
function get(address: string, path: string, agent: Agent): Promise<string> {
  return new Promise((resolve) => {
    const call = request(`http://${address}${path}`, { agent }, (answer) => {
      let text = `${answer.statusCode} `;
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => resolve(text));
      answer.on('error', (error) => resolve(error.message));
    });
    call.on('error', (error) => resolve(error.message));
    call.end();
  });
}

function inFlight(upstream: string): string {
  return `banyan_requests_in_flight{route="(unrouted)",upstream="${upstream}",phase="monolith"}`;
}
