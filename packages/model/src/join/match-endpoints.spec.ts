import type { EndpointFact } from '../documents/framework-facts';
import type { EndpointTraffic } from '../documents/traffic-evidence';
import { matchEndpoints } from './match-endpoints';

const endpoint = (method: string, path: string, name: string, kind: EndpointFact['kind'] = 'http'): EndpointFact => {
  return { kind, method, path, handler: `src/${name.split('.')[0]}.ts#${name}`, file: 'src/a.ts', line: 1 };
};

const endpoints = [
  endpoint('GET', '/api/posts/:id', 'Posts.one'),
  endpoint('GET', '/api/posts/latest', 'Posts.latest'),
  endpoint('GET', '/api/posts', 'Posts.list'),
  endpoint('POST', '/api/posts', 'Posts.add'),
  endpoint('GET', '/v2/users/{userId}/posts', 'Users.posts'),
  endpoint('GET', '/files/*path', 'Files.get'),
  endpoint('ALL', '/hooks/:name', 'Hooks.take'),
  endpoint('QUERY', 'posts', 'PostResolver.posts', 'graphql'),
  endpoint('QUEUE', 'thumbnails', 'Thumbnails.process', 'queue'),
];
const match = matchEndpoints({ endpoints });
const found = (traffic: Partial<EndpointTraffic>): string[] =>
  match({ kind: 'http', method: 'GET', requests: 1, errors: 0, statements: [], ...traffic }).map(({ handler }) =>
    handler.slice(handler.indexOf('#') + 1),
  );

describe('which entry point traffic belongs to', () => {
  it.each([
    ['the handler that the tracing names', { handler: 'Posts.latest', route: '/elsewhere' }, 'Posts.latest'],
    ['a route as Express reports it', { route: '/api/posts/:postId' }, 'Posts.one'],
    ['a route as Fastify or OpenAPI writes it', { route: '/v2/users/:u/posts' }, 'Users.posts'],
    ['a trailing slash', { route: '/api/posts/' }, 'Posts.list'],
    ['another method', { route: '/api/posts', method: 'POST' }, 'Posts.add'],
    ['HEAD, which the framework answers by GET', { route: '/api/posts', method: 'HEAD' }, 'Posts.list'],
    ['any method', { path: '/hooks/github', method: 'DELETE' }, 'Hooks.take'],
    ['a prefix that the code does not show', { route: '/shop/api/posts/:id' }, 'Posts.one'],
    ['a prefix that only the code shows', { route: '/users/:id/posts' }, 'Users.posts'],
    ['a path of a log with its id taken out', { path: '/api/posts/{}' }, 'Posts.one'],
    ['a path of a log with a word for an id', { path: '/api/posts/hello-world' }, 'Posts.one'],
    ['a literal before a parameter', { path: '/api/posts/latest?page=2' }, 'Posts.latest'],
    ['a wildcard', { path: '/files/a/b/c.png' }, 'Files.get'],
    ['a GraphQL operation', { kind: 'graphql' as const, method: 'QUERY', route: 'posts' }, 'PostResolver.posts'],
    ['a queue', { kind: 'message' as const, method: 'RECEIVE', route: 'thumbnails' }, 'Thumbnails.process'],
  ])('%s', (_, traffic, expected) => expect(found(traffic)).toEqual([expected]));

  it.each([
    ['a path that no route has', { path: '/wp-login.php' }],
    ['the right route of a method that nobody handles', { route: '/api/posts', method: 'PATCH' }],
    ['a route that only has its parameter in common', { route: '/other/:id' }],
    ['a message of the name of a route', { kind: 'message' as const, route: '/api/posts' }],
  ])('none for %s', (_, traffic) => expect(found(traffic)).toEqual([]));

  it('all of them where two handlers cannot be told apart', () => {
    const twice = matchEndpoints({ endpoints: [endpoint('GET', '/a', 'A.one'), endpoint('GET', '/a', 'B.one')] });
    expect(twice({ kind: 'http', method: 'GET', route: '/a', requests: 1, errors: 0, statements: [] })).toHaveLength(2);
  });
});
