import { factsOf } from '../project.fixture';

/** Whether the call of `send` in `run` is known as one that nobody waits for. */
async function unawaited(body: string, send = 'async function send(...all: unknown[]) {}'): Promise<boolean> {
  const { functions } = await factsOf({
    'a.ts': `${send}\nexport async function run(res: any, all: any[]) { ${body} }`,
  });
  const calls = functions.find(({ id }) => id === 'a.ts#run')?.calls ?? [];
  return calls.some(({ to, unawaited: dropped }) => to === 'a.ts#send' && dropped === true);
}

describe('a promise that is dropped', () => {
  it.each([
    ['void send(1);', true],
    ['send(1);', true],
    ['send(1).catch(console.error);', true],
    ['all.forEach((each) => { send(each).catch(() => {}).finally(stop); });', true],
    ['await send(1);', false],
    ['return send(1);', false],
    ['const sent = send(1); await sent;', false],
    ['await Promise.all(all.map((each) => send(each)));', false],
    ['send(res);', false],
    ['send(1, () => res.end());', false],
    ['send(1).then((x) => res.json(x));', false],
  ])('%s', async (body, dropped) => {
    expect(await unawaited(body)).toBe(dropped);
  });

  it('is none where the function gives no promise', async () => {
    expect(await unawaited('send(1);', 'function send(x: number) { return x; }')).toBe(false);
  });
});
