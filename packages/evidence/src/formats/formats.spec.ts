import { Readable } from 'node:stream';
import fc from 'fast-check';
import type { Format, Records } from './format';
import { formats } from './formats';
import { samples } from './samples.fixture';

/** Counts what a format hands on. */
async function read(format: Format, bytes: Buffer): Promise<{ used: number; skipped: number }> {
  const count = { used: 0, skipped: 0 };
  const use = () => void count.used++;
  const skip = () => void count.skipped++;
  const records: Records = { span: use, request: use, statement: use, profile: use, skip, problem: use };
  await format.read(Readable.from(bytes.length === 0 ? [] : [bytes]), records, { file: 'a', root: '/' });
  return count;
}

test('every format has a name of its own and a sample', () => {
  expect(formats.map(({ name }) => name).sort()).toEqual(Object.keys(samples).sort());
});

describe.each(formats.map((format) => ({ name: format.name, format })))('$name', ({ name, format }) => {
  const sample = Buffer.from(samples[name] as string);

  test('its files are recognized by it alone', () => {
    expect(formats.filter((other) => other.recognizes(sample)).map((other) => other.name)).toEqual([name]);
  });

  test('its sample is used whole', async () => {
    const { used, skipped } = await read(format, sample);
    expect({ skipped, isUsed: used > 0 }).toEqual({ skipped: 0, isUsed: true });
  });

  test('it describes itself in half a sentence', () => {
    expect(format.describes).toMatch(/^[^.]{20,110}$/);
  });

  test('a file that is cut off anywhere is no fault', async () => {
    for (let end = 0; end < sample.length; end++) await read(format, sample.subarray(0, end));
  });

  test('neither are the files of the other formats, nor any bytes', async () => {
    for (const other of Object.values(samples)) await read(format, Buffer.from(other as string));
    const bytes = fc.uint8Array({ maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(bytes, bytes, async (a, b) => {
        const whole = Buffer.concat([a, sample, b]);
        await read(format, whole);
        format.recognizes(whole);
        format.recognizes(Buffer.from(a));
      }),
      { numRuns: 50 },
    );
  });
});
