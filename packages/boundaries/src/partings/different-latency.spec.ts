import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { observationOf, type ObservationSketch } from '../traffic/observation-of.fixture';
import { differentLatency } from './different-latency';

const facts = factsOf({
  endpoints: [
    ['GET', '/prices', 'src/prices.ts#list'],
    ['POST', '/reports', 'src/reports.ts#build'],
    ['GET', '/reports', 'src/reports.ts#list'],
  ],
});
const between = (requests: ObservationSketch['requests']) =>
  differentLatency.between(indexFacts(facts, observationOf({ requests: requests! })))(
    'src/reports.ts',
    'src/prices.ts',
  );

describe('latency needs', () => {
  it('part what answers fast and often from what takes long, with both figures', () => {
    expect(
      between([
        ['GET', '/prices', 1000, 4, 8],
        ['POST', '/reports', 10, 500, 800],
      ]),
    ).toEqual({
      leaves: expect.closeTo(0.5),
      text: '1000 requests that lead to prices.ts take 8 ms (95th percentile), 10 requests that lead to reports.ts take 800 ms',
      evidence: [
        { file: 'src/prices.ts', line: 10 },
        { file: 'src/reports.ts', line: 11 },
      ],
    });
  });

  it.each([
    [
      'the slow side is asked more often',
      [
        ['GET', '/prices', 5, 8],
        ['POST', '/reports', 10, 800],
      ],
    ],
    [
      'nobody waits long',
      [
        ['GET', '/prices', 1000, 1],
        ['POST', '/reports', 10, 150],
      ],
    ],
    [
      'the slow requests are few among the fast ones',
      [
        ['GET', '/prices', 1000, 8],
        ['POST', '/reports', 1, 800],
        ['GET', '/reports', 99, 8],
      ],
    ],
    ['one side was not seen', [['POST', '/reports', 10, 800]]],
    [
      'nothing was timed',
      [
        ['GET', '/prices', 1000],
        ['POST', '/reports', 10],
      ],
    ],
  ] as const)('do not part where %s', (_, requests) => expect(between(requests)).toBeUndefined());
});
