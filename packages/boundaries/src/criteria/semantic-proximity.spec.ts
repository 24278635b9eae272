import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { semanticProximity } from './semantic-proximity';

describe('names', () => {
  test('files and entities named after the same thing meet in the word', () => {
    const facts = factsOf({
      modules: ['models/Document.ts', 'commands/documentMover.ts', 'models/User.ts'],
      entities: { Document: { file: 'models/Document.ts' } },
    });
    expect(semanticProximity.score(indexFacts(facts)).map(({ from, to }) => `${from} ${to}`)).toEqual([
      'commands/documentMover.ts subject:document',
      'models/Document.ts subject:document',
      'entity:Document subject:document',
    ]);
  });

  test('a word that half of the project is named after says nothing', () => {
    const modules = Array.from({ length: 30 }, (_, at) => `src/shop-${at}.ts`);
    expect(semanticProximity.score(indexFacts(factsOf({ modules })))).toEqual([]);
  });
});
