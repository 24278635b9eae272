import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { measurePressure } from './measure-pressure';

const contextOf = (module: string) => (module.startsWith('shared') ? undefined : module.split('/')[0]);
const pressureOf = (sketch: Parameters<typeof factsOf>[0]) => measurePressure(indexFacts(factsOf(sketch)), contextOf);

describe('scale pressure', () => {
  test('work that a caller waits for outweighs work in the background, and that outweighs work nobody reaches', () => {
    const pressure = pressureOf({
      endpoints: [
        ['POST', '/images', 'images/i.ts#I.run'],
        ['CRON', '0 * * * *', 'reports/r.ts#R.run', 'cron'],
      ],
      heavy: [
        ['images/i.ts#I.run', 'pixel loop'],
        ['reports/r.ts#R.run', 'pivot loop'],
        ['tools/t.ts#T.run', 'loop'],
      ],
    });
    const scores = ['images', 'reports', 'tools'].map((name) => pressure.get(name)?.score ?? 0);
    expect(scores).toEqual([10.1, 4.1, 1]);
  });

  test('the reason names the request, however many calls lie between, and the line of the work', () => {
    const pressure = pressureOf({
      endpoints: [['POST', '/images', 'images/a.ts#A.post']],
      calls: [
        ['images/a.ts#A.post', 'images/b.ts#B.apply'],
        ['images/b.ts#B.apply', 'images/c.ts#blur'],
      ],
      heavy: [['images/c.ts#blur', 'nested loop']],
    });
    expect(pressure.get('images')?.reasons[0]).toEqual({
      text: 'blur: nested loop, awaited in POST /images',
      weight: 10,
      file: 'images/c.ts',
      line: 10,
    });
  });

  const behindTable = {
    endpoints: [
      ['POST', '/images', 'images/a.ts#A.post'],
      ['GET', '/other', 'other/x.ts#X.get'],
    ],
    calls: [['images/a.ts#A.post', 'images/pipeline.ts#run']],
    imports: [
      ['images/pipeline.ts', 'images/catalogue.ts'],
      ['images/catalogue.ts', 'images/blur.ts'],
      ['other/x.ts', 'images/blur.ts'],
    ],
  } as const;

  test('work behind a table of functions counts half, for the requests of its context that load it', () => {
    const pressure = pressureOf({ ...behindTable, heavy: [['images/blur.ts#blur', 'nested loop']] });
    expect(pressure.get('images')?.reasons[0]).toMatchObject({
      text: 'blur: nested loop, in code that POST /images loads',
      weight: 5,
    });
  });

  test("work done at the start is nobody's request", () => {
    const calls = [...behindTable.calls, ['images/blur.ts#Blur.constructor', 'images/blur.ts#blur']] as const;
    const pressure = pressureOf({ ...behindTable, calls, heavy: [['images/blur.ts#blur', 'nested loop']] });
    expect(pressure.get('images')?.reasons[0]).toMatchObject({ weight: 1 });
  });

  test('work in shared code presses on the contexts whose requests reach it', () => {
    const pressure = pressureOf({
      endpoints: [['GET', '/a', 'a/a.ts#A.get']],
      calls: [['a/a.ts#A.get', 'shared/hash.ts#hash']],
      heavy: [['shared/hash.ts#hash', 'pbkdf2Sync', 'sync-call']],
    });
    expect(pressure.get('a')?.score).toBe(3.1);
  });

  test('asking the database once per item counts, through any number of functions', () => {
    const pressure = pressureOf({
      calls: [
        ['feed/f.ts#list', 'feed/f.ts#one', 'loop'],
        ['feed/f.ts#one', 'photos/p.ts#find'],
      ],
      accesses: [['photos/p.ts#find', 'Photo', 'read']],
    });
    expect(pressure.get('feed')?.reasons.map(({ text }) => text)).toEqual([
      'list asks the database once per item through one',
    ]);
  });
});
