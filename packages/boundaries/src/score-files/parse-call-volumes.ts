/** Call volumes from a file: `{ "Cart--Stock": 12 }`, as the published data has them. */
import type { ParseResult, Problem } from '@banyan/model';
import type { CallVolume } from '../metrics/call-volume';
import { type Entry, entriesOf, parseJsonTree, pointer } from './json-tree';

const between = '--';

/**
 * Reads `{ "from--to": volume }`; `Root` is the test driver. Reports all problems together.
 * @example parseCallVolumes('{ "Root--Cart": 3, "Cart--Stock": 12 }')
 */
export function parseCallVolumes(text: string): ParseResult<readonly CallVolume[]> {
  const tree = parseJsonTree(text, 'CALLS');
  if (!tree.ok) return tree;
  if (tree.root.type !== 'object') {
    return { ok: false, problems: [problem('SHAPE', '', 'Calls are an object: { "from--to": volume }.')] };
  }
  const entries = entriesOf(tree.root);
  const seen = new Set<string>();
  const problems = entries.flatMap((entry) =>
    [...check(entry, seen)].map((found) => ({ ...found, line: tree.lineOf(entry.node) })),
  );
  if (entries.length === 0) problems.push({ ...problem('EMPTY', '', 'There is no call in it.'), line: 1 });
  return problems.length === 0 ? { ok: true, value: entries.map(toCall) } : { ok: false, problems };
}

function* check({ key, value }: Entry, seen: Set<string>): Generator<Problem> {
  const path = pointer(key);
  const ends = key.split(between);
  if (ends.length !== 2 || ends.includes('')) {
    yield problem('ENDS', path, `"${key}" is not from--to, with the two members' names on either side of one "--".`);
  }
  if (seen.has(key)) yield problem('TWICE', path, `"${key}" is there twice.`);
  seen.add(key);
  if (value.type !== 'number') yield problem('VOLUME', path, `The volume of "${key}" is no number.`);
  // Weights are ln v + 1: what is below one call would count against the others.
  else if (!(value.value >= 1 && Number.isFinite(value.value))) {
    yield problem('VOLUME', path, `The volume of "${key}" is ${value.value}: it has to be 1 or more.`);
  }
}

function toCall({ key, value }: Entry): CallVolume {
  const [from = '', to = ''] = key.split(between);
  return { from, to, volume: Number(value.value) };
}

function problem(name: string, path: string, message: string): Problem {
  return { code: `CALLS_${name}`, path, message };
}
