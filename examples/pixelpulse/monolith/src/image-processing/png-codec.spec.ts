import { colourRaster } from './pixels/raster.fixture';
import { decodePng, encodePng } from './png-codec';

describe('the PNG codec', () => {
  it('gives back what it was given, pixel by pixel', () => {
    const picture = colourRaster([
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      [
        [7, 8, 9],
        [250, 251, 252],
      ],
    ]);
    expect(decodePng(encodePng(picture))).toEqual(picture);
  });

  it('refuses what is damaged', () => {
    const content = encodePng(colourRaster([[[1, 2, 3]]]));
    expect(() => decodePng(content.subarray(0, content.length - 20))).toThrow('damaged');
    expect(() => decodePng(Buffer.from('not a picture'))).toThrow('damaged');
  });
});
