import { PNG } from 'pngjs';

export type Rgb = readonly [red: number, green: number, blue: number];

/** Paints an opaque PNG, pixel by pixel. */
export function paintPng(width: number, height: number, colourAt: (x: number, y: number) => Rgb): Buffer {
  const png = new PNG({ width, height });
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      png.data.set([...colourAt(x, y), 255], (y * width + x) * 4);
    }
  }
  return PNG.sync.write(png);
}

/** One colour all over. */
export function plainPng(colour: Rgb, side = 4): Buffer {
  return paintPng(side, side, () => colour);
}

/** The left half black, the right half white. */
export function halvesPng(width: number, height: number): Buffer {
  return paintPng(width, height, (x) => (x < width / 2 ? [0, 0, 0] : [255, 255, 255]));
}

export interface DecodedPicture {
  readonly width: number;
  readonly height: number;
  at(x: number, y: number): Rgb;
}

export function decodePng(content: Buffer): DecodedPicture {
  const { width, height, data } = PNG.sync.read(content);
  const at = (x: number, y: number): Rgb => {
    const offset = (y * width + x) * 4;
    return [data[offset]!, data[offset + 1]!, data[offset + 2]!];
  };
  return { width, height, at };
}
