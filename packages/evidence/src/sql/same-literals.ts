/** Statements that differ in nothing but a number or an id → one text, so that most need not be scanned again. */

/** Stands for all literals: digits that nobody has, with letters before them where an id was, so that it is a word without its quotes. */
const mark = '7040961352818';
/** A number between spaces and marks; an id in quotes. */
const literal = /(?<=[\s=(,<>])\d+(?=[\s,);]|$)|'[0-9a-f]{8}[0-9a-f-]*'/g;

/**
 * The statement with another number and another id for those that stand by themselves. What is made of it is the same,
 * unless it holds the mark: within a quoted name, digits are no literal.
 */
export function withSameLiterals(text: string): string {
  return text.replace(literal, (found) => (found.startsWith("'") ? `'id${mark}'` : mark));
}

/** Whether something that was no literal was taken for one. */
export function holdsMark(text: string): boolean {
  return text.includes(mark);
}
