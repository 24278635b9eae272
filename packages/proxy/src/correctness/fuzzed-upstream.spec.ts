/** `BANYAN_FUZZ=1000` draws so many instead of 150, `BANYAN_FUZZ_SEED` others: `npm run fuzz:proxy`. */
import type { Socket } from 'node:net';
import fc from 'fast-check';
import { type EngineName, engines } from '../forward/engines';
import { type RunningProxy, startProxy } from '../start-proxy';
import { metric, planOver } from '../testing/proxy.fixture';
import { type Origin, startRawOrigin } from '../testing/origin.fixture';
import { converse, until } from '../testing/raw-caller.fixture';
import { perform } from './fault-case.fixture';
import { idMark, type Misbehaviour, misbehaviours, unasked } from './misbehaviour.fixture';
import { readAnswer } from './read-answer.fixture';

const count = Number(process.env['BANYAN_FUZZ'] ?? 150);
const seed = Number(process.env['BANYAN_FUZZ_SEED'] ?? 20261122);
/** Callers at once, whose upstream connections could be mixed up. */
const callers = 12;
/** Milliseconds: the limits below, and what a busy machine and coarse timers add. */
const tooLong = 15_000;

jest.setTimeout(60_000 + count * 200);

describe.each(Object.keys(engines) as EngineName[])(`${count} upstreams that misbehave, on %s`, (engine) => {
  const rows = fc.sample(misbehaviours(), { seed, numRuns: count });
  /** Requests that a connection has had. */
  const turns = new WeakMap<Socket, number>();
  let origin: Origin;
  let proxy: RunningProxy;
  beforeAll(async () => {
    origin = await startRawOrigin((text, socket) => {
      const [, id] = /^[A-Z]+ \/case\/(\d+) /.exec(text) ?? [];
      const good = /^GET \/good\/(\d+) /.exec(text)?.[1];
      if (id ?? good) turns.set(socket, (turns.get(socket) ?? 0) + 1);
      const turn = turns.get(socket);
      if (id !== undefined) void perform(stepsFor(rows[Number(id)], id), socket, () => turns.get(socket) === turn);
      else if (good !== undefined) socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nown-${good}`);
    });
    // A busy machine may keep a good answer waiting, too.
    const patient = { match: { prefix: '/good' }, service: 'app', timeouts: { firstByte: '10s' } } as const;
    const plan = planOver({ app: origin }, [{ name: 'good', phase: 'monolith', ...patient }]);
    const timeouts = { answer: 400, idle: 400 };
    proxy = await startProxy({ plan, engine, listen: '127.0.0.1:0', admin: '127.0.0.1:0', timeouts });
  });
  afterAll(async () => {
    await proxy.close();
    await origin.close();
  });

  it('leave each caller with one answer of its own, a cut one or none, in time; and nobody else notices', async () => {
    const wrong: string[] = [];
    let next = 0;
    const work = async (): Promise<void> => {
      for (let i = next++; i < rows.length; i = next++) {
        wrong.push(...(await complaintsAbout(rows[i] as Misbehaviour, toId(i))));
      }
    };
    await Promise.all(Array.from({ length: callers }, work));
    expect(wrong).toEqual([]);
  });

  it('leave nothing behind', async () => {
    const underway = 'banyan_requests_in_flight{route="(unrouted)",upstream="app",phase="monolith"}';
    await until(async () => (await metric(proxy, underway)) === 0);
    await until(async () => (await metric(proxy, 'banyan_upstream_connections_taken{upstream="app"}')) === 0);
    await until(() => origin.connections() <= callers);
  });

  async function complaintsAbout({ kind, method, sends, steps }: Misbehaviour, id: string): Promise<readonly string[]> {
    const length = sends > 0 ? `Content-Length: ${sends}\r\n\r\n${'b'.repeat(sends)}` : '\r\n';
    const request = `${method} /case/${id} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${length}`;
    const { text, end } = await converse(proxy.address, [request], tooLong);
    const reading = readAnswer(text, method);
    const strangers = [...text.matchAll(/own-(\d{6})/g)].filter(([, owner]) => owner !== id);
    const faults = [
      ...(end === 'open' ? ['nothing ended it'] : []),
      ...(reading.startsWith('malformed') ? [reading] : []),
      ...(strangers.length > 0 || text.includes(unasked) ? ["another one's bytes"] : []),
      ...(await complaintsAboutGood(id)),
    ];
    return faults.map((fault) => `${fault}: seed ${seed}, ${id} ${kind} ${method} ${shown(steps)} gave ${shown(text)}`);
  }

  async function complaintsAboutGood(id: string): Promise<readonly string[]> {
    const request = `GET /good/${id} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`;
    const { text } = await converse(proxy.address, [request], tooLong);
    const isGood = /^HTTP\/1\.1 200 /.test(text) && text.endsWith(`\r\n\r\nown-${id}`);
    return isGood ? [] : [`the next caller got ${shown(text)}`];
  }
});

function toId(i: number): string {
  return String(i).padStart(idMark.length, '0');
}

function stepsFor(row: Misbehaviour | undefined, id: string): Misbehaviour['steps'] {
  const isWord = (step: unknown): step is string => typeof step === 'string';
  return (row?.steps ?? []).map((step) => (isWord(step) ? step.replaceAll(idMark, id) : step));
}

function shown(what: unknown): string {
  return JSON.stringify(what).slice(0, 300);
}
