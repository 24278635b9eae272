/** Messages of protocol buffers, written for tests: text and bytes with a length, numbers as varint, bigints in 8 bytes. */

type Value = string | Buffer | number | bigint;

/** `encodeFields([1, 'x'], [2, 150])`. */
export function encodeFields(...fields: readonly (readonly [field: number, value: Value])[]): Buffer {
  return Buffer.concat(fields.map(([field, value]) => encodeField(field, value)));
}

function encodeField(field: number, value: Value): Buffer {
  if (typeof value === 'number') return Buffer.concat([encodeVarint(field * 8), encodeVarint(value)]);
  if (typeof value === 'bigint') {
    const eight = Buffer.alloc(8);
    eight.writeBigUInt64LE(value);
    return Buffer.concat([encodeVarint(field * 8 + 1), eight]);
  }
  const bytes = Buffer.from(value as string);
  return Buffer.concat([encodeVarint(field * 8 + 2), encodeVarint(bytes.length), bytes]);
}

export function encodeVarint(value: number): Buffer {
  const bytes: number[] = [];
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return Buffer.from([...bytes, value]);
}
