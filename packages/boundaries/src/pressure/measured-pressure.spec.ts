import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { observationOf, type ObservationSketch } from '../traffic/observation-of.fixture';
import { measurePressure } from './measure-pressure';

const facts = factsOf({
  modules: ['images/blur.ts'],
  endpoints: [
    ['POST', '/images', 'images/i.ts#I.run'],
    ['GET', '/photos', 'photos/p.ts#P.list'],
  ],
  heavy: [['photos/p.ts#P.list', 'nested loop']],
});
const contextOf = (module: string) => module.split('/')[0];
const reasonsOf = (sketch: ObservationSketch, context: string) =>
  measurePressure(indexFacts(facts, observationOf(sketch)), contextOf).get(context)?.reasons;

describe('scale pressure that was measured', () => {
  test('a profile says how much processor time a context takes, traffic for how many requests', () => {
    const sketch: ObservationSketch = {
      ...{ seconds: 50, busy: 800, idle: 200 },
      requests: [
        ['POST', '/images', 20, 300, 420],
        ['GET', '/photos', 180, 5, 9],
      ],
      lines: [
        ['images/blur.ts', 3, 500],
        ['images/i.ts', 1, 100],
        ['node_modules/x/index.js', 1, 100],
      ],
    };
    expect(reasonsOf(sketch, 'images')).toEqual([
      {
        text: 'takes 75 % of the processor time measured (600 of 800 ms) for 10 % of the requests (0.4 a second); POST /images: 95th percentile 420 ms',
        weight: 30,
        file: 'images/blur.ts',
        line: 3,
        measured: { by: 'processor', share: 0.75, ofRequests: 0.1 },
      },
    ]);
  });

  test('what a profile has seen run is not guessed as well, what it has not seen is', () => {
    const profiled = reasonsOf({ busy: 100, lines: [['photos/p.ts', 12, 1]] }, 'photos');
    expect(profiled?.map(({ text, weight }) => [text, weight])).toEqual([
      ['takes 1 % of the processor time measured (1 of 100 ms)', 0.4],
      ['serves 1 entry point', 0.1],
    ]);
    const elsewhere = reasonsOf({ busy: 100, lines: [['images/i.ts', 10, 90]] }, 'photos');
    expect(elsewhere?.[0]).toMatchObject({ text: expect.stringContaining('nested loop'), weight: 10 });
  });

  test('without a profile it is the share of the time that requests take, which counts half', () => {
    const sketch: ObservationSketch = {
      requests: [
        ['POST', '/images', 10, 300],
        ['GET', '/photos', 100, 10],
      ],
    };
    expect(reasonsOf(sketch, 'images')?.[0]).toMatchObject({
      text: 'takes 75 % of the time of requests for 9 % of the requests; POST /images: 95th percentile 300 ms',
      weight: 15,
      measured: { by: 'requests', share: 0.75, ofRequests: 0.091 },
    });
  });

  test('entry points that no traffic was seen of are said to be so', () => {
    const reasons = reasonsOf({ requests: [['POST', '/images', 10, 300]] }, 'photos');
    expect(reasons?.at(-1)?.text).toBe('serves 1 entry point that no traffic was seen of');
  });

  test('a profile that only idled measures nothing', () => {
    expect(reasonsOf({ idle: 1000, lines: [] }, 'photos')?.[0]).toMatchObject({ weight: 10 });
  });
});
