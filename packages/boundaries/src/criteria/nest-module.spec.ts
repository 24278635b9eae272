import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { nestModule } from './nest-module';

const facts = factsOf({
  nestModules: {
    'src/photos/photos.module.ts#PhotosModule': {
      controllers: ['src/photos/photos.controller.ts#PhotosController'],
      providers: ['src/photos/photos.service.ts#PhotosService'],
      entities: ['Photo'],
    },
    'src/albums/albums.module.ts#AlbumsModule': { entities: ['Photo'] },
  },
  classes: {
    'src/photos/photos.controller.ts#PhotosController': 'controller',
    'src/photos/photos.service.ts#PhotosService': 'provider',
  },
  entities: { Photo: { file: 'src/photos/photo.entity.ts' } },
});

describe('declared in the same Nest module', () => {
  const scores = nestModule.score(indexFacts(facts));

  test('a controller is tied to its module, with what is declared beside it', () => {
    expect(scores[0]).toEqual({
      from: 'src/photos/photos.module.ts',
      to: 'src/photos/photos.controller.ts',
      score: 1,
      text: 'PhotosModule declares PhotosController together with Photo and PhotosService',
      evidence: [{ file: 'src/photos/photos.module.ts', line: 10 }],
    });
  });

  test('an entity that two modules ask for is tied half as much to the one it does not live with', () => {
    const entity = scores.filter(({ to }) => to === 'src/photos/photo.entity.ts');
    expect(entity.map(({ from, score }) => [from, score])).toEqual([
      ['src/photos/photos.module.ts', 1],
      ['src/albums/albums.module.ts', 0.5],
    ]);
  });
});
