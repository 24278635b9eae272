/** Objects that follow each other in a text, parsed at once; one by one where one of them is broken. */

/** The readable values, and how many were not. */
export interface ParsedRun {
  readonly values: readonly unknown[];
  readonly unreadable: number;
}

/** @param bounds where each object begins and ends: `[from, to, from, to, …]` */
export function parseRun(bytes: Buffer, bounds: readonly number[]): ParsedRun {
  try {
    const text = bytes.toString('utf8', bounds[0], bounds.at(-1));
    return { values: bounds.length === 2 ? [JSON.parse(text)] : (JSON.parse(`[${text}]`) as unknown[]), unreadable: 0 };
  } catch {
    return parseEach(bytes, bounds);
  }
}

function parseEach(bytes: Buffer, bounds: readonly number[]): ParsedRun {
  const values: unknown[] = [];
  for (let i = 0; i < bounds.length; i += 2) {
    try {
      values.push(JSON.parse(bytes.toString('utf8', bounds[i], bounds[i + 1])));
    } catch {
      // Counted below.
    }
  }
  return { values, unreadable: bounds.length / 2 - values.length };
}
