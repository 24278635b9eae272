import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { entityDeclaration } from './entity-declaration';

test('a module is tied to the entity it declares; a schema file is no module', () => {
  const entities = { Photo: { file: 'src/photo.entity.ts' }, Tag: { file: 'prisma/schema.prisma' } };
  expect(entityDeclaration.score(indexFacts(factsOf({ entities })))).toEqual([
    {
      from: 'src/photo.entity.ts',
      to: 'entity:Photo',
      score: 1,
      text: 'declares the entity Photo',
      evidence: [{ file: 'src/photo.entity.ts', line: 10 }],
    },
  ]);
});
