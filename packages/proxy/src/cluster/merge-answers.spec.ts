import type { RouteShadow } from '../shadow/shadow-report';
import { mergeAnswers, mergeShadows } from './merge-answers';

it('adds numbers, joins lists and puts names together', () => {
  expect(
    mergeAnswers([
      { purged: 2, by: { a: 1 }, list: [1] },
      { purged: 3, by: { b: 4, a: 1 }, list: [2] },
    ]),
  ).toEqual({
    purged: 5,
    by: { a: 2, b: 4 },
    list: [1, 2],
  });
});

it('counts the shadows of a route together, and judges their fields anew', () => {
  const shadow = (copies: number, raw: number, mean: number, at: string): RouteShadow => ({
    route: 'all',
    service: 'images',
    copies,
    dropped: { method: 1 },
    failed: {},
    verdicts: { match: copies - raw, mismatch: raw, ignored: 0, uncompared: 0 },
    uncompared: {},
    noise: { match: 0, mismatch: 0, ignored: 0, uncompared: 0 },
    meanMilliseconds: mean,
    pairs: { raw: copies, noise: 0 },
    fields: [{ field: '$.a', raw, noise: 0, relative: 100, absolute: (raw / copies) * 100, reported: true }],
    samples: [{ at } as RouteShadow['samples'][number]],
  });
  const reports = [{ routes: [shadow(10, 1, 2, '2026-01-01')] }, { routes: [shadow(30, 3, 6, '2026-01-02')] }];
  const { routes } = mergeShadows(reports, () => ({ relative: 20, absolute: 15 }));
  expect(routes).toHaveLength(1);
  expect(routes[0]).toMatchObject({
    copies: 40,
    dropped: { method: 2 },
    verdicts: { match: 36, mismatch: 4 },
    meanMilliseconds: 5,
    fields: [{ field: '$.a', raw: 4, absolute: 10, reported: false }],
    samples: [{ at: '2026-01-02' }, { at: '2026-01-01' }],
  });
});
