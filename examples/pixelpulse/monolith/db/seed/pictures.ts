import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import type { Random } from './random';
import { createRandom } from './random';

export interface Picture {
  readonly storageKey: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

const HOW_MANY = 6;
const WIDTH = 960;
const HEIGHT = 640;

/** Paints the pictures that all demo photos share. */
export async function writePictures(uploadDir: string): Promise<Picture[]> {
  const random = createRandom(HOW_MANY);
  await mkdir(join(uploadDir, 'demo'), { recursive: true });
  const pictures: Picture[] = [];
  for (let number = 1; number <= HOW_MANY; number += 1) {
    const storageKey = keyOf(number);
    const content = paint(random);
    await writeFile(join(uploadDir, storageKey), content);
    pictures.push({ storageKey, width: WIDTH, height: HEIGHT, bytes: content.length });
  }
  return pictures;
}

/** Paints them again where the rows are there and the files are not. */
export async function restorePictures(uploadDir: string): Promise<void> {
  if (!existsSync(join(uploadDir, keyOf(HOW_MANY)))) await writePictures(uploadDir);
}

function keyOf(number: number): string {
  return `demo/picture-${number}.png`;
}

/** A sky, a sun and a grain, in colours that differ from picture to picture. */
function paint(random: Random): Buffer {
  const png = new PNG({ width: WIDTH, height: HEIGHT });
  const [red, green, blue] = [random.upTo(200), random.upTo(200), random.upTo(200)];
  const sun = { x: random.upTo(WIDTH), y: random.upTo(HEIGHT), radius: 60 + random.upTo(90) };
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const isSun = Math.hypot(x - sun.x, y - sun.y) < sun.radius;
      const grain = Math.floor(random.next() * 8);
      const offset = (y * WIDTH + x) * 4;
      png.data[offset] = isSun ? 250 : Math.min(255, red + (x * 50) / WIDTH + grain);
      png.data[offset + 1] = isSun ? 220 : Math.min(255, green + (y * 50) / HEIGHT + grain);
      png.data[offset + 2] = isSun ? 120 : Math.min(255, blue + grain);
      png.data[offset + 3] = 255;
    }
  }
  return PNG.sync.write(png, { deflateLevel: 3 });
}
