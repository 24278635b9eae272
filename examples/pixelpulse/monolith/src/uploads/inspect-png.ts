import { BadRequestException } from '@nestjs/common';

export interface PictureSize {
  width: number;
  height: number;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const HEADER_BYTES = 33;
const LARGEST_SIDE = 6000;

/** Reads the size out of a PNG header (the IHDR chunk), without decoding the picture. */
export function inspectPng(content: Buffer): PictureSize {
  const isPng = content.length >= HEADER_BYTES && content.subarray(0, SIGNATURE.length).equals(SIGNATURE);
  if (!isPng || content.toString('latin1', 12, 16) !== 'IHDR') {
    throw new BadRequestException('The file is not a PNG picture.');
  }
  const size = { width: content.readUInt32BE(16), height: content.readUInt32BE(20) };
  if (Math.min(size.width, size.height) < 1 || Math.max(size.width, size.height) > LARGEST_SIDE) {
    throw new BadRequestException(`The picture must measure between 1 and ${LARGEST_SIDE} pixels a side.`);
  }
  return size;
}
