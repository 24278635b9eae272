/** Files of tests, given in pieces of any size. */
import { recognizeFormat } from './formats/formats';
import { RunTally } from './run-tally';
import type { RunFindings } from './collect-run-evidence';

/** What the files say; `sizes` are those of the pieces, over and over. */
export async function readPieces(
  files: readonly (string | Buffer)[],
  { sizes = [65_536], openSpans }: { readonly sizes?: readonly number[]; readonly openSpans?: number } = {},
): Promise<RunFindings> {
  const tally = new RunTally(openSpans);
  for (const [i, content] of files.entries()) {
    const bytes = Buffer.from(content as string);
    const format = recognizeFormat(bytes.subarray(0, 65_536));
    const records = tally.begin(`file-${i}`, format?.name ?? 'unknown');
    await format?.read(pieces(bytes, sizes), records, { file: `file-${i}`, root: '/' });
  }
  return tally.toFindings();
}

async function* pieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (let from = 0, i = 0; from < bytes.length; i++) {
    const to = from + sizes[i % sizes.length]!;
    yield Buffer.from(bytes.subarray(from, to));
    from = to;
  }
}
