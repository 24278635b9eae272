import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { semanticProximity } from './semantic-proximity';

const linksOf = (sketch: Parameters<typeof factsOf>[0]) =>
  semanticProximity.score(indexFacts(factsOf(sketch))).map(({ from, to, score }) => `${from} ${to} ${score}`);

describe('names', () => {
  test('files and entities named after the same thing meet in the word, and share it', () => {
    const modules = ['models/Document.ts', 'commands/documentMover.ts', 'models/User.ts'];
    expect(linksOf({ modules, entities: { Document: { file: 'models/Document.ts' } } })).toEqual([
      'commands/documentMover.ts subject:document 0.5',
      'models/Document.ts subject:document 0.5',
      'entity:Document subject:document 1',
    ]);
  });

  test('so do the folder and the routes that stand for it', () => {
    const file = 'routes/documents/documents.ts';
    const links = linksOf({
      modules: [file, 'routes/documents/schema.ts'],
      endpoints: [['POST', '/api/documents.list', `${file}#list`]],
    });
    // A folder and a group of routes count twice; four have the word in common, so each is bound to three others.
    expect(links).toContain(`folder:routes/documents subject:document ${2 / 3}`);
    expect(links).toContain(`route:document subject:document ${2 / 3}`);
  });

  test('a word that much of the project is named after says nothing', () => {
    const modules = Array.from({ length: 30 }, (_, at) => `src/shop-${at}.ts`);
    expect(linksOf({ modules })).toEqual([]);
  });
});
