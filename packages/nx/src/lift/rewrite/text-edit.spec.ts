import type ts from 'typescript';
import { parseFile } from '../source/parsed-file';
import { applyEdits, removeElements } from './text-edit';

/** The array in `text` without the elements called `names`. */
function without(text: string, ...names: readonly string[]): string {
  const { ast } = parseFile('a.ts', text);
  const statement = ast.statements[0] as ts.ExpressionStatement;
  const { elements } = statement.expression as ts.ArrayLiteralExpression;
  return applyEdits(
    text,
    removeElements(elements, new Set(elements.filter((one) => names.includes(one.getText()))), text),
  );
}

describe('taking elements out of a list', () => {
  it.each([
    ['[A, B, C]', ['B'], '[A, C]'],
    ['[A, B, C]', ['A'], '[B, C]'],
    ['[A, B, C]', ['B', 'C'], '[A]'],
    ['[A, B, C,]', ['C'], '[A, B,]'],
    ['[A, B]', ['A', 'B'], '[]'],
    ['[A, B]', [], '[A, B]'],
    ['[\n  A,\n  B,\n  C,\n]', ['B'], '[\n  A,\n  C,\n]'],
    ['[\n  A,\n  B\n]', ['B'], '[\n  A\n]'],
    ['[\n  A, // first\n  B, // second\n]', ['A'], '[\n  B, // second\n]'],
    ['[\n  A, // first\n  B, // second\n]', ['B'], '[\n  A, // first\n]'],
    ['[\n  // about A\n  A,\n  // about B\n  B,\n]', ['B'], '[\n  // about A\n  A,\n]'],
  ])('%j without %j is %j', (text, names, expected) => {
    expect(without(text, ...names)).toBe(expected);
  });
});
