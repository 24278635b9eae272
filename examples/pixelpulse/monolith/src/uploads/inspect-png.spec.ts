import { PNG } from 'pngjs';
import { inspectPng } from './inspect-png';

describe('inspectPng', () => {
  const content = PNG.sync.write(new PNG({ width: 30, height: 20 }));

  it('reads the size from the header', () => {
    expect(inspectPng(content)).toEqual({ width: 30, height: 20 });
  });

  it('refuses other files, and the beginning of a header', () => {
    expect(() => inspectPng(Buffer.from('GIF89a'))).toThrow('not a PNG');
    expect(() => inspectPng(content.subarray(0, 20))).toThrow('not a PNG');
  });

  it.each([0, 6001, 4_000_000_000])('refuses a picture %i pixels wide', (width) => {
    const lying = Buffer.from(content);
    lying.writeUInt32BE(width, 16);
    expect(() => inspectPng(lying)).toThrow('between 1 and 6000');
  });
});
