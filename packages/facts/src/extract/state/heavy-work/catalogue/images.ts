/** Image decoders, encoders and drawing. */
import type { CatalogueGroup } from './entry';

const elsewhere = 'Do it in a worker behind a queue and hand over the key of the stored original, not its bytes.';
const native = 'Use a native library such as sharp, which works on the thread pool, or a worker behind a queue.';

export const images: CatalogueGroup = {
  name: 'images',
  entries: [
    { modules: 'sharp', names: '', effect: 'pool', cost: 'tenths', instead: elsewhere },
    {
      modules: 'jimp @jimp/core',
      names: '(?:Jimp\\.)?(?:read|fromBuffer|fromBitmap)|(?:Jimp)?',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: native,
    },
    {
      modules: 'canvas @napi-rs/canvas skia-canvas',
      names: 'createCanvas|Canvas|loadImage',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: elsewhere,
    },
    { modules: 'pngjs', names: 'PNG\\.sync\\.\\w+', effect: 'blocks-loop', cost: 'tenths', instead: native },
    {
      modules: 'pngjs',
      names: 'PNG(?:\\.(?:parse|pack))?',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: native,
    },
    {
      modules: 'jpeg-js upng-js @jimp/js-jpeg bmp-js utif webp-wasm',
      names: 'decode|encode|toRGBA8|decodeImage',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: native,
    },
    {
      modules: 'omggif gifencoder gif-encoder-2 gifwrap',
      names: '(?:GifReader|GifWriter|GIFEncoder|GifUtil\\.\\w+)?',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: elsewhere,
    },
    {
      modules: 'image-js',
      names: '(?:Image\\.)?(?:load|read|decode|encode)',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: native,
    },
    {
      modules: 'pixelmatch heic-convert potrace node-vibrant',
      names: '(?:from|trace|posterize)?',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: elsewhere,
    },
    {
      modules: 'blurhash thumbhash',
      names: 'encode|decode|rgbaToThumbHash',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: elsewhere,
    },
    {
      modules: '@resvg/resvg-js',
      names: 'Resvg|Resvg\\.render|render',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: elsewhere,
    },
    {
      modules: 'qrcode bwip-js',
      names: 'toBuffer|toDataURL|toString|toFile|create',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: 'Keep the picture under its content as key, or draw it in the client.',
    },
    {
      modules: 'opencv4nodejs @u4/opencv4nodejs',
      names: 'im(?:read|write|decode|encode)|matchTemplate|\\w*Classifier',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: elsewhere,
    },
    {
      modules: 'gm imagemagick',
      names: '(?:convert|resize|identify|subClass)?',
      effect: 'process',
      cost: 'seconds',
      instead: elsewhere,
    },
  ],
};
