/** Use cases from a file: `{ "Cart": ["buy"] }`, as the published data has them. */
import type { ParseResult, Problem } from '@banyan/model';
import type { UseCases } from '../metrics/score-input';
import { type Entry, entriesOf, parseJsonTree, pointer } from './json-tree';

/**
 * Reads `{ "member": ["use case", …] }`. Reports all problems together.
 * @example parseUseCases('{ "Cart": ["buy", "look"], "Stock": ["buy"] }')
 */
export function parseUseCases(text: string): ParseResult<UseCases> {
  const tree = parseJsonTree(text, 'USE_CASES');
  if (!tree.ok) return tree;
  if (tree.root.type !== 'object') {
    return { ok: false, problems: [problem('SHAPE', '', 'Use cases are an object: { "member": ["use case"] }.')] };
  }
  const entries = entriesOf(tree.root);
  const seen = new Set<string>();
  const problems = entries.flatMap((entry) =>
    [...check(entry, seen)].map((found) => ({ ...found, line: tree.lineOf(entry.node) })),
  );
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: new Map(entries.map(({ key, value }) => [key, textsOf(value)])) };
}

function* check({ key, value }: Entry, seen: Set<string>): Generator<Problem> {
  if (seen.has(key)) yield problem('TWICE', pointer(key), `${key} is there twice.`);
  seen.add(key);
  const texts = value.type === 'array' && (value.children ?? []).every(({ type }) => type === 'string');
  if (!texts) yield problem('SHAPE', pointer(key), `The use cases of ${key} are no list of names.`);
}

function textsOf({ children = [] }: Entry['value']): string[] {
  return children.map(({ value }) => String(value));
}

function problem(name: string, path: string, message: string): Problem {
  return { code: `USE_CASES_${name}`, path, message };
}
