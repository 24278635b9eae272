import { BadRequestException } from '@nestjs/common';
import { PNG } from 'pngjs';
import type { Raster } from './pixels/raster';

/** @throws BadRequestException when the content is damaged */
export function decodePng(content: Buffer): Raster {
  try {
    const { width, height, data } = PNG.sync.read(content);
    return { width, height, data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length) };
  } catch {
    throw new BadRequestException('The picture is damaged and cannot be decoded.');
  }
}

export function encodePng({ width, height, data }: Raster): Buffer {
  const png = new PNG({ width, height });
  png.data = Buffer.from(data.buffer, data.byteOffset, data.length);
  return PNG.sync.write(png);
}
