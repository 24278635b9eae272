import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { sharedEntity } from './shared-entity';

const scoresOf = (...accesses: [string, string, 'read' | 'write'][]) =>
  sharedEntity.score(indexFacts(factsOf({ entities: { Photo: { file: 'src/photo.ts' } }, accesses })));

describe('shared entities', () => {
  test('a writer is tied to the entity more than a reader', () => {
    const [writer, reader] = scoresOf(['src/a.ts#A.save', 'Photo', 'write'], ['src/b.ts#B.show', 'Photo', 'read']);
    expect([writer!.to, writer!.text, reader!.text]).toEqual(['entity:Photo', 'a.ts writes Photo', 'b.ts reads Photo']);
    expect(writer!.score).toBeGreaterThan(reader!.score);
  });

  test('an entity that many modules touch binds each of them less', () => {
    const many = Array.from({ length: 16 }, (_, at): [string, string, 'read'] => [`src/${at}.ts#f`, 'Photo', 'read']);
    const [alone] = scoresOf(['src/0.ts#f', 'Photo', 'read']);
    expect(scoresOf(...many)[0]!.score).toBeCloseTo(alone!.score / 4);
  });

  test('an access to something that is no entity of the project is not counted', () => {
    expect(scoresOf(['src/a.ts#A.save', 'Unknown', 'write'])).toEqual([]);
  });
});
