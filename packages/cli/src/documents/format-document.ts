/** A document as JSON with one fact a line: small, and readable in a diff. */

/** Keys of the document on lines of their own, elements of its lists too. */
export function formatDocument(document: object): string {
  const entries = Object.entries(document).filter(([, value]) => value !== undefined);
  return `{\n${entries.map(([key, value]) => `  ${JSON.stringify(key)}: ${formatValue(value)}`).join(',\n')}\n}\n`;
}

function formatValue(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value);
  return `[\n${value.map((element) => `    ${JSON.stringify(element)}`).join(',\n')}\n  ]`;
}
