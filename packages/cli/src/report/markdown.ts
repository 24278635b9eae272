/** Pieces of Markdown in which a name of the analysed code stays a name. */

/** Text in which nothing is markup. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>|~&#!]/g, '\\$&');
}

/** A code span; a longer fence where the text has backticks of its own. */
export function code(text: string): string {
  const fence = '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const space = fence.length > 1 ? ' ' : '';
  return `${fence}${space}${text.replace(/\s+/g, ' ')}${space}${fence}`;
}

/** A table; the first row is its head, columns of numbers stand right. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const [head = [], ...body] = rows;
  const rule = head.map((_, column) => (body.every((row) => typeof row[column] === 'number') ? '--:' : '---'));
  return [head, rule, ...body].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
}

/** A bar ends a cell, in a code span too, unless a backslash stands before it. */
function cell(value: string | number): string {
  return String(value).replace(/\\?\|/g, '\\|');
}
