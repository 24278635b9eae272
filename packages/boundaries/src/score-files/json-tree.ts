/** JSON as it is written: keys in their order (`JSON.parse` moves numbers to the front), doubled ones seen, lines known. */
import type { Problem } from '@banyan/model';
import { type Node, parseTree, type ParseError, printParseErrorCode } from 'jsonc-parser';

export type { Node };

/** A tree and a way from a node to its line; or what is wrong with the text. */
export type JsonTree =
  | { readonly ok: true; readonly root: Node; readonly lineOf: (node: Node) => number }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** One key of an object with its value. */
export interface Entry {
  readonly key: string;
  readonly node: Node;
  readonly value: Node;
}

/** @param codePrefix prefix of the problem's code, e.g. `PARTITION` */
export function parseJsonTree(text: string, codePrefix: string): JsonTree {
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const errors: ParseError[] = [];
  const root = parse(bare, errors);
  const lineAt = lineFinder(bare);
  const [first] = errors;
  if (root && !first) return { ok: true, root, lineOf: ({ offset }) => lineAt(offset) };
  const message = first ? `The text is no JSON: ${messageOf(first)}.` : 'The text is nested too deeply.';
  const line = lineAt(first?.offset ?? 0);
  return { ok: false, problems: [{ code: `${codePrefix}_SYNTAX`, path: '', message, line }] };
}

/** The keys of an object in their order, doubled ones included. */
export function entriesOf(object: Node): Entry[] {
  return (object.children ?? []).flatMap(({ children: [node, value] = [] }) =>
    node && value ? [{ key: String(node.value), node, value }] : [],
  );
}

/** The value of a key, if the node is an object that has it. */
export function valueOf(object: Node, key: string): Node | undefined {
  return object.type === 'object' ? entriesOf(object).find((entry) => entry.key === key)?.value : undefined;
}

/** A JSON pointer. */
export function pointer(...steps: readonly (string | number)[]): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function parse(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, { disallowComments: true });
  } catch {
    // The parser descends by recursion: a text of brackets alone exhausts the stack.
    return undefined;
  }
}

/** `CommaExpected` → `comma expected`. */
function messageOf({ error }: ParseError): string {
  const words = printParseErrorCode(error).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.trim();
}

/** From an offset to its line, counted from 1. */
function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (starts[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
