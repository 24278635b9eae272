/** The wire format of protocol buffers, for bytes of which the end may not have come. */

/** Where a field's value lies; a number where it is one by itself. */
export interface Field {
  readonly number: number;
  readonly wire: number;
  readonly from: number;
  readonly to: number;
}

/** The value of a varint and where it ends; `undefined` when it does not end within the bytes. */
export function readVarint(bytes: Buffer, at: number, end = bytes.length): readonly [number, number] | undefined {
  let value = 0;
  for (let shift = 1; at < end && shift < 2 ** 63; shift *= 128) {
    const byte = bytes[at++]!;
    value += (byte & 127) * shift;
    if (byte < 128) return [value, at];
  }
  return undefined;
}

/** A field's head: its number, wire type, and where its value lies. `undefined` when the bytes end before or are none. */
export function readField(bytes: Buffer, at: number, end = bytes.length): Field | undefined {
  const tag = readVarint(bytes, at, end);
  if (!tag) return undefined;
  const [key, from] = tag;
  const number = Math.floor(key / 8);
  const wire = key % 8;
  if (wire === 2) {
    const length = readVarint(bytes, from, end);
    return length && { number, wire, from: length[1], to: length[1] + length[0] };
  }
  if (wire === 1 || wire === 5) return { number, wire, from, to: from + (wire === 1 ? 8 : 4) };
  const value = wire === 0 ? readVarint(bytes, from, end) : undefined;
  return value && { number, wire, from, to: value[1] };
}
