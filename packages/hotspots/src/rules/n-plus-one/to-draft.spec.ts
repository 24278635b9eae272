import type { CallFact, DataAccessFact, RepeatFact } from '@banyan/model';
import { indexFacts } from '../../facts-index';
import { factsOf, fn } from '../../facts-of.fixture';
import { nPlusOne } from './n-plus-one';

const photos: RepeatFact = { by: 'loop', line: 4, over: 'collection', text: 'photos', element: 'photo' };

it('says where a call on the way may go to several functions', () => {
  const handlers = ['src/b.ts#cover', 'src/b.ts#title', 'src/b.ts#crop'];
  const calls = handlers.map((to): CallFact => ({ to, line: 5, text: 'handlers[…]', repeats: [photos] }));
  const access: DataAccessFact = {
    ...{ function: 'src/b.ts#title', file: 'src/b.ts', line: 9, entity: 'Photo', operation: 'read' },
    ...{ via: 'repository', call: 'photos.findOneBy', key: { columns: ['id'], from: 'parameter' } },
  };
  const facts = factsOf({
    functions: [{ ...fn('src/a.ts#list'), calls }, ...handlers.map((id) => fn(id))],
    accesses: [access],
  });
  const [finding] = nPlusOne.find(indexFacts(facts)).findings;
  expect(finding?.reasons).toContain('`handlers[…]` may call any of 3 functions; this is one of them.');
  expect(finding?.confidence).toBeLessThan(0.9);
});
