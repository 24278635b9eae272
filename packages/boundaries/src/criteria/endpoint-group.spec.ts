import type { EndpointFact } from '@banyan/model';
import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { endpointGroup, routePrefixes } from './endpoint-group';

const http = (...paths: string[]) =>
  factsOf({ endpoints: paths.map((path) => ['GET', path, 'src/a.ts#A.x'] as const) }).endpoints;

describe('groups of routes', () => {
  test.each([
    ['/api/photos/:id/filters', 'photo'],
    ['/v1/access-requests', 'access-request'],
    ['/documents.list', 'document'],
    ['/:slug', undefined],
  ])('%s belongs to %s', (path, prefix) => {
    expect(routePrefixes([])({ kind: 'http', path } as EndpointFact)).toBe(prefix);
  });

  test('a segment that nearly all routes share names no group', () => {
    const endpoints = http(
      '/shop/orders',
      '/shop/orders/:id',
      '/shop/cart',
      '/shop/items',
      '/shop/items/:id',
      '/shop/tax',
    );
    expect(endpoints.map(routePrefixes(endpoints))).toEqual(['order', 'order', 'cart', 'item', 'item', 'tax']);
  });

  test('two controllers of one group meet in it', () => {
    const facts = factsOf({
      endpoints: [
        ['GET', '/photos', 'src/photos.ts#Photos.list'],
        ['POST', '/photos/:id/filters', 'src/filters.ts#Filters.apply'],
        ['CRON', '0 * * * *', 'src/jobs.ts#Jobs.run', 'cron'],
      ],
    });
    const scores = endpointGroup.score(indexFacts(facts));
    expect(scores.map(({ from, to }) => [from, to])).toEqual([
      ['src/photos.ts', 'route:photo'],
      ['src/filters.ts', 'route:photo'],
    ]);
  });
});
