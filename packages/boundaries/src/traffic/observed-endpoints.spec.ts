import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { observationOf, type ObservationSketch } from './observation-of.fixture';
import { observedEndpoints } from './observed-endpoints';

const facts = factsOf({
  endpoints: [
    ['GET', '/photos', 'src/photos.ts#list'],
    ['GET', '/photos/:id', 'src/photos.ts#show'],
  ],
});
const observed = (sketch: ObservationSketch) =>
  [...observedEndpoints(indexFacts(facts, observationOf(sketch))).values()].map(({ endpoint, ...rest }) => [
    endpoint.path,
    rest,
  ]);

describe('what was seen of entry points', () => {
  it('is the requests, the rate and the times, as means over the requests', () => {
    const found = observed({
      seconds: 100,
      requests: [
        ['GET', '/photos/:id', 30, 10, 20],
        ['GET', '/photos/:photo', 10, 50, 100],
      ],
    });
    expect(found).toEqual([['/photos/:id', { requests: 40, rate: 0.4, mean: 20, p95: 40 }]]);
  });

  it('has no rate without a duration and no times where nothing was timed', () => {
    expect(observed({ requests: [['GET', '/photos', 7]] })).toEqual([['/photos', { requests: 7 }]]);
  });

  it('is nothing for foreign traffic, and nothing without traffic', () => {
    expect(observed({ requests: [['GET', '/wp-login.php', 7]] })).toEqual([]);
    expect(observed({})).toEqual([]);
  });
});
