/** Comments that take findings out: `// banyan-ignore n-plus-one: rows are at most three`, and `banyan-ignore-file`. */
import { type Comment, type Node, visitorKeys } from 'oxc-parser';
import type { SuppressionSketch } from './file-sketch';
import type { ParsedSource } from './parse-source';

const word = 'banyan-ignore';
/** At the beginning of a comment or of one of its lines; what follows the word directly is part of it. */
const said = new RegExp(String.raw`^[\s*]*(${word}[\w-]*)[ \t]*([^:\n]*)(?::([^\n]*))?$`, 'gm');

type LineAt = (offset: number) => number;

/** A text without the word costs one search. */
export function suppressions(text: string, parsed: ParsedSource, lineAt: LineAt, lines: number): SuppressionSketch[] {
  if (!text.includes(word)) return [];
  return parsed.comments.flatMap((comment) =>
    [...comment.value.matchAll(said)].map((match) => {
      const line = lineAt(comment.start + 2 + match.index + match[0].indexOf(word));
      const rules = rulesOf(match[1] as string, match[2] as string);
      const reason = (match[3] ?? '').trim();
      if (match[1] === `${word}-file`) return { line, rules, reason, from: 1, to: lines };
      return { line, rules, reason, ...rangeOf(comment, text, parsed, lineAt) };
    }),
  );
}

/** A word that is not ours stands among the rules: so it is told that nobody knows it. */
function rulesOf(head: string, names: string): string[] {
  const known = head === word || head === `${word}-file`;
  return [...(known ? [] : [head]), ...names.split(/[\s,]+/).filter(Boolean)];
}

/** Behind code: its line. Alone: everything that begins on the next line of code, be it a statement, a method or a class. */
function rangeOf(comment: Comment, text: string, parsed: ParsedSource, lineAt: LineAt): { from: number; to: number } {
  const line = lineAt(comment.start);
  const before = text.slice(text.lastIndexOf('\n', comment.start - 1) + 1, comment.start);
  if (before.trim() !== '') return { from: line, to: line };
  const next = lineAt(nextCode(comment, text, parsed.comments));
  return { from: next, to: Math.max(next, ...endsOf(parsed.program, next, lineAt)) };
}

/** Where the first thing stands after a comment that is neither blank nor a comment. */
function nextCode({ end }: Comment, text: string, comments: readonly Comment[]): number {
  let at = end;
  for (;;) {
    at += text.slice(at).search(/\S|$/);
    const other = comments.find(({ start }) => start === at);
    if (!other) return at;
    at = other.end;
  }
}

/** Last lines of all that begins on a line; decorators belong to what they stand before. */
function endsOf(node: Node, line: number, lineAt: LineAt): number[] {
  if (node.type !== 'Program' && lineAt(startOf(node)) === line) return [lineAt(node.end - 1)];
  return childrenOf(node).flatMap((child) => (lineAt(child.end) < line ? [] : endsOf(child, line, lineAt)));
}

function startOf(node: Node): number {
  const inner =
    node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration' ? node.declaration : node;
  const decorators = inner && 'decorators' in inner ? inner.decorators : [];
  return Math.min(node.start, ...(decorators ?? []).map(({ start }) => start));
}

function childrenOf(node: Node): Node[] {
  const entry = node as unknown as Readonly<Record<string, Node | readonly (Node | null)[] | null | undefined>>;
  return (visitorKeys[node.type] ?? [])
    .flatMap((key) => [entry[key] ?? []].flat())
    .filter((one) => one !== null) as Node[];
}
