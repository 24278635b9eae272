/** Reads what `pack` wrote. */
import { kinds, type PackedHead } from './pack';

/** The value. Texts that are equal are one text, and lists of texts one list; objects are never shared. @throws on bytes that `pack` did not write */
export function unpack(bytes: Buffer): unknown {
  const length = bytes.readInt32LE(0);
  const head = JSON.parse(bytes.toString('latin1', bytes.length - length)) as PackedHead;
  if (bytes.length !== 4 + 4 * head.cells + length) throw new RangeError('These are not the bytes of a packed value.');
  const cells = new Int32Array(bytes.buffer.slice(bytes.byteOffset + 4, bytes.byteOffset + 4 + 4 * head.cells));
  return makeAll(head, cells).at(-1);
}

function makeAll({ strings, shapes, others }: PackedHead, cells: Int32Array): unknown[] {
  const made: unknown[] = [];
  const valueOf = (code: number): unknown => {
    const number = code >> 2;
    const kind = code & 3;
    if (kind === kinds.string) return strings[number];
    if (kind === kinds.whole) return number;
    return kind === kinds.made ? made[number] : others[number];
  };
  for (let at = 0; at < cells.length; ) {
    const head = cells[at++]!;
    if (head < 0) {
      const list: unknown[] = [];
      for (let left = -1 - head; left > 0; left -= 1) list.push(valueOf(cells[at++]!));
      made.push(list);
      continue;
    }
    const object: Record<string, unknown> = {};
    for (const key of shapes[head]!) object[key] = valueOf(cells[at++]!);
    made.push(object);
  }
  return made;
}
