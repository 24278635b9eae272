import type { ServerResponse } from 'node:http';
import { metric } from '../testing/proxy.fixture';
import { open, pause, until } from '../testing/raw-caller.fixture';
import { type Heard, startSite } from './testing/cached-site.fixture';

const fresh = { 'cache-control': 'max-age=60' };

/** Answers that wait until they are told. */
function waitingReplies(): {
  readonly replies: ServerResponse[];
  readonly reply: (_: unknown, response: ServerResponse) => void;
} {
  const replies: ServerResponse[] = [];
  return { replies, reply: (_, response) => void replies.push(response) };
}

const bodiesOf = async (asked: readonly Promise<Heard>[]): Promise<readonly string[]> =>
  (await Promise.all(asked)).map(({ body }) => body);

describe('callers who want the same at the same time', () => {
  it('cost the upstream one request', async () => {
    const { replies, reply } = waitingReplies();
    const site = await startSite(reply);
    const asked = Array.from({ length: 20 }, () => site.get('/a'));
    await until(() => replies.length === 1);
    await pause(50);
    replies[0]?.writeHead(200, fresh).end('one');
    expect(new Set(await bodiesOf(asked))).toEqual(new Set(['one']));
    expect(site.origin.seen).toHaveLength(1);
    expect(await metric(site.proxy, 'banyan_cache_requests_total{route="(unrouted)",result="coalesced"}')).toBe(19);
  });

  it('may come while the body is on its way, and get it from its beginning', async () => {
    const { replies, reply } = waitingReplies();
    const site = await startSite(reply);
    const first = site.get('/a');
    await until(() => replies.length === 1);
    replies[0]?.writeHead(200, fresh).write('begin ');
    await pause(50);
    const second = site.get('/a');
    await pause(50);
    replies[0]?.end('end');
    expect(await bodiesOf([first, second])).toEqual(['begin end', 'begin end']);
    expect(site.origin.seen).toHaveLength(1);
  });

  it.each([
    ['private', { 'cache-control': 'private, max-age=60' }],
    ['no-store', { 'cache-control': 'no-store' }],
    ['with a cookie', { ...fresh, 'set-cookie': 'sid=1' }],
    ['not fresh', { 'cache-control': 'max-age=0' }],
    ['Vary: *', { ...fresh, vary: '*' }],
  ])('each get their own where the answer is %s', async (_, fields) => {
    const site = await startSite((_, response, count) => {
      setTimeout(() => response.writeHead(200, fields).end(`answer ${count}`), 30);
    });
    const bodies = await bodiesOf(Array.from({ length: 5 }, () => site.get('/a')));
    expect(new Set(bodies).size).toBe(5);
    expect(site.origin.seen).toHaveLength(5);
  });

  it('do not wait for one another where the last answer was for one of them', async () => {
    let open = 0;
    let most = 0;
    const site = await startSite((_, response) => {
      most = Math.max(most, ++open);
      setTimeout(() => response.writeHead(200, { 'cache-control': 'private' }).end(String(open--)), 100);
    });
    await site.get('/a');
    await Promise.all(Array.from({ length: 4 }, () => site.get('/a')));
    expect(most).toBe(4);
  });

  it('do not wait when they say who they are', async () => {
    const { replies, reply } = waitingReplies();
    const site = await startSite(reply);
    const asked = ['a', 'b'].map((user) => site.get('/a', { headers: { authorization: user } }));
    await until(() => replies.length === 2);
    replies.forEach((response, i) => response.writeHead(200, fresh).end(`to ${i}`));
    expect(new Set(await bodiesOf(asked)).size).toBe(2);
  });

  it('of different languages get their own, one request for each language', async () => {
    const site = await startSite((request, response) => {
      const language = request.headers['accept-language'] ?? '';
      setTimeout(() => response.writeHead(200, { ...fresh, vary: 'Accept-Language' }).end(language), 30);
    });
    const asked = ['en', 'de', 'en', 'de', 'en', 'de'].map((language) =>
      site.get('/a', { headers: { 'accept-language': language } }),
    );
    expect(await bodiesOf(asked)).toEqual(['en', 'de', 'en', 'de', 'en', 'de']);
    expect(site.origin.seen.length).toBeLessThan(4);
  });

  it('do not fail with the one who was first: each tries for itself', async () => {
    // The first one's request fails, and its second try as well.
    const site = await startSite((_, response, count) => {
      setTimeout(() => (count <= 2 ? response.destroy() : response.writeHead(200, fresh).end('good')), 60);
    });
    const answers = await Promise.all(Array.from({ length: 4 }, () => site.get('/a')));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 502]);
  });

  it('get their answer also when the first one leaves', async () => {
    const { replies, reply } = waitingReplies();
    const site = await startSite(reply);
    const first = await open(site.proxy.address);
    first.write('GET /a HTTP/1.1\r\nHost: x\r\n\r\n');
    await until(() => replies.length === 1);
    const address = site.proxy.address;
    const second = await open(address);
    second.write('GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    await pause(50);
    first.destroy();
    await pause(50);
    const heard = new Promise<string>((resolve) => {
      let text = '';
      second.on('data', (chunk: Buffer) => (text += chunk.toString())).on('close', () => resolve(text));
    });
    replies[0]?.writeHead(200, fresh).end('late');
    expect(await heard).toMatch(/late/);
    expect(site.origin.seen).toHaveLength(1);
  });

  it('let go of the upstream when all of them have left', async () => {
    const { replies, reply } = waitingReplies();
    const site = await startSite(reply);
    const callers = await Promise.all([open(site.proxy.address), open(site.proxy.address)]);
    for (const caller of callers) caller.write('GET /a HTTP/1.1\r\nHost: x\r\n\r\n');
    await until(() => replies.length === 1);
    await pause(30);
    const gone = new Promise((resolve) => replies[0]?.on('close', () => resolve(undefined)));
    for (const caller of callers) caller.destroy();
    await gone;
    expect(site.origin.seen).toHaveLength(1);
  });
});
