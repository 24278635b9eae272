import type { BoundedContext, Seam } from '@banyan/model';
import { slowestRequests, tellSeamCost, tellWholeCost } from './tell-cost';

const cost = { roundTrips: 2, perItem: 1, sagas: 1, tables: ['Photo', 'User'] };

test('a seam says what it adds and leaves, one of a thing in the singular', () => {
  expect(tellSeamCost(cost)).toBe('2 round trips, 1 round trip per item, 1 saga, tables Photo, User');
  expect(tellSeamCost({ roundTrips: 0, perItem: 0, sagas: 0, tables: [] })).toBe('');
});

test('the whole cut adds the seams up; a table that two seams name is one', () => {
  const seams = [{ cost }, { cost: { ...cost, sagas: 0, tables: ['Photo'] } }, {}] as unknown as Seam[];
  expect(tellWholeCost({ seams })).toBe('4 round trips, 2 round trips per item, 1 saga, 2 tables that several touch');
  expect(tellWholeCost({ seams: [] })).toBe('');
});

test('requests that pay per item come before those that pay once', () => {
  const endpoint = (path: string, once: number, perItem: number) => ({ method: 'GET', path, added: { once, perItem } });
  const endpoints = [endpoint('/a', 9, 0), endpoint('/b', 0, 1), { method: 'GET', path: '/c' }];
  const contexts = [{ name: 'shop', endpoints }] as unknown as BoundedContext[];
  expect(slowestRequests(contexts, 5)).toEqual([
    'GET /b (shop): 1 round trip per item more, at most',
    'GET /a (shop): 9 round trips more, at most',
  ]);
  expect(slowestRequests(contexts, 1)).toHaveLength(1);
});
