import type { CallFact, DataAccessFact, EndpointFact, EntityFact, RepeatFact } from '@banyan/model';
import { indexFacts } from '../../facts-index';
import { factsOf, fn } from '../../facts-of.fixture';
import { nPlusOne } from './n-plus-one';

const posts: RepeatFact = { by: 'loop', line: 4, over: 'collection', text: 'posts', element: 'post', sequential: true };
const list: EndpointFact = {
  ...{ kind: 'http', method: 'GET', path: '/posts', handler: 'src/a.ts#list', file: 'src/a.ts', line: 1 },
};
const photo: EntityFact = {
  ...{ name: 'Photo', table: 'photos', tableNamed: true, layer: 'typeorm', file: 'src/photo.ts', line: 1 },
  ...{ columns: [{ name: 'id', line: 2, primary: true }], relations: [], indexes: [] },
};

interface Given {
  /** On the call from the handler to the loop. */
  readonly toLoop?: Partial<CallFact>;
  /** On the call that is repeated. */
  readonly repeated?: Partial<CallFact>;
  readonly repeat?: Partial<RepeatFact>;
  readonly access?: Partial<DataAccessFact>;
  readonly path?: string;
  /** Of routes that lead elsewhere. */
  readonly others?: readonly string[];
}

/** A handler that calls a loop, which calls a query once for each element. */
function severity({
  toLoop,
  repeated,
  repeat,
  access,
  path = '/posts',
  others = ['/a', '/b', '/c'],
}: Given): string | undefined {
  const call = (to: string, more?: Partial<CallFact>): CallFact => ({ to, line: 5, text: 'it', ...more });
  const functions = [
    { ...fn('src/a.ts#list'), calls: [call('src/a.ts#present', toLoop)] },
    { ...fn('src/a.ts#present'), calls: [call('src/a.ts#cover', { repeats: [{ ...posts, ...repeat }], ...repeated })] },
    fn('src/a.ts#cover'),
  ];
  const query: DataAccessFact = {
    ...{ function: 'src/a.ts#cover', file: 'src/a.ts', line: 9, entity: 'Photo', operation: 'read', via: 'repository' },
    ...{ call: 'photos.findOneBy', key: { columns: ['postId'], from: 'parameter' }, ...access },
  };
  const endpoints = [
    { ...list, path },
    ...others.map((other) => ({ ...list, path: other, handler: `src/b.ts#${other}` })),
  ];
  const facts = factsOf({ functions, accesses: [query], endpoints, entities: [photo] });
  return nPlusOne.find(indexFacts(facts)).findings[0]?.severity;
}

describe('an N+1 is high where a caller waits for a number of queries that grows, and less where', () => {
  it.each<[string, Given, string]>([
    ['nothing speaks against it', {}, 'high'],
    ['nobody waits for the loop', { toLoop: { unawaited: true } }, 'medium'],
    ['nobody waits for the query', { repeated: { unawaited: true } }, 'medium'],
    ['the query stands in for what may be handed in', { access: { optional: true } }, 'medium'],
    ['the call stands in for what may be handed in', { repeated: { optional: true } }, 'medium'],
    ['the list is of what somebody set up', { repeat: { text: 'user.environments', element: 'env' } }, 'medium'],
    ['the list is of what belongs to something set up', { repeat: { text: 'environmentPosts' } }, 'high'],
    ['only operators wait', { path: '/admin/posts' }, 'medium'],
    ['most routes are called so', { path: '/admin/posts', others: ['/admin/photos'] }, 'high'],
    ['a setting names what is gone over', { repeat: { over: 'constant' } }, 'medium'],
  ])('%s', (_, given, told) => {
    expect(severity(given)).toBe(told);
  });
});
