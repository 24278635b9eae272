import { formatObservations } from './format-observations';
import { observe } from './observe';

const line = { route: 'filters', upstream: 'images', status: 200, milliseconds: 10, revision: 2 };

describe('what the demo saw', () => {
  it('counts routed requests by upstream, and failures apart from server errors', () => {
    const lines = [
      line,
      { ...line, milliseconds: 30 },
      { ...line, upstream: 'monolith', milliseconds: 50 },
      { ...line, route: '(unrouted)', upstream: 'monolith', status: 500 },
      { ...line, status: 502, fault: 'PROXY_UPSTREAM_REFUSED' },
    ];
    expect(observe(50, { passed: 70, failed: 1 }, lines, 'images')).toEqual({
      share: 50,
      testsPassed: 70,
      testsFailed: 1,
      routed: { monolith: 1, service: 3 },
      unrouted: 1,
      faults: 1,
      serverErrors: 2,
      latency: { monolith: [50, 50], service: [10, 30] },
    });
  });

  it('prints a dash where nobody was served', () => {
    const table = formatObservations([observe(0, { passed: 1, failed: 0 }, [], 'images')], 'images');
    expect(table.split('\n')[2]).toMatch(/^\| 0 % +\| 1 passed, 0 failed .*\| – +\| – +\|$/);
  });
});
