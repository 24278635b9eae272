import { mergeMetrics } from './merge-metrics';

const family = (name: string, type: string, lines: string): string =>
  `# HELP ${name} Words.\n# TYPE ${name} ${type}\n${lines}`;
const text = (requests: number, ready: number, inFlight: number): string =>
  family('banyan_requests_total', 'counter', `banyan_requests_total{route="a b"} ${requests}\n`) +
  family('banyan_ready', 'gauge', `banyan_ready ${ready}\n`) +
  family('banyan_requests_in_flight', 'gauge', `banyan_requests_in_flight{route="a b"} ${inFlight}\n`);

describe('metrics of several processes', () => {
  it('are summed; what says how things stand is that of the worst', () => {
    expect(mergeMetrics([text(3, 1, 2), text(4, 0, 5)])).toBe(text(7, 0, 7));
  });

  it('keep what a process has counted that is gone, and forget how it stood', () => {
    expect(mergeMetrics([text(3, 1, 2)], [text(10, 0, 9)])).toBe(text(13, 1, 2));
  });

  it('have the lines that only one of them has', () => {
    const more = family('banyan_requests_total', 'counter', 'banyan_requests_total{route="new"} 1\n');
    expect(mergeMetrics([text(3, 1, 2), more])).toContain('{route="a b"} 3\nbanyan_requests_total{route="new"} 1\n');
  });
});
