/** A document as JSON with one fact a line: small, and readable in a diff. */

/** Pieces of this many characters: few system calls, and little in memory at a time. */
const piece = 64 * 1024;

/**
 * The document's text in pieces, keys on lines of their own, elements of its lists too. The whole is never one string:
 * the facts of a large monolith are longer than a string may be.
 */
export function* formatDocument(document: object): Generator<string> {
  let text = '';
  for (const part of parts(document)) {
    text += part;
    if (text.length < piece) continue;
    yield text;
    text = '';
  }
  yield text;
}

function* parts(document: object): Generator<string> {
  let before = '{\n  ';
  for (const [key, value] of Object.entries(document)) {
    if (value === undefined) continue;
    yield `${before}${JSON.stringify(key)}: `;
    yield* valueParts(value);
    before = ',\n  ';
  }
  yield before.startsWith('{') ? '{}\n' : '\n}\n';
}

function* valueParts(value: unknown): Generator<string> {
  if (!Array.isArray(value) || value.length === 0) return yield JSON.stringify(value);
  let before = '[\n    ';
  for (const element of value) {
    yield `${before}${JSON.stringify(element)}`;
    before = ',\n    ';
  }
  yield '\n  ]';
}
