/** Edits of a text by position, so that everything nobody asked to change stays byte for byte. */
import ts from 'typescript';
import type { ParsedFile } from '../source/parsed-file';

/** Replaces `text[start, end)`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Edits of several files. */
export type FileEdits = ReadonlyMap<ParsedFile, readonly TextEdit[]>;

/** Applies edits; one that lies within another is swallowed by it. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || b.end - a.end);
  let result = '';
  let at = 0;
  for (const edit of ordered) {
    if (edit.start < at) continue;
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** Takes elements out of a list (array, object, arguments, named imports) with their comma and their comments. */
export function removeElements(
  list: ts.NodeArray<ts.Node>,
  dropped: ReadonlySet<ts.Node>,
  text: string,
): readonly TextEdit[] {
  if (!list.some((element) => dropped.has(element))) return [];
  const slices = slicesOf(list, text);
  const edits: TextEdit[] = slices
    .filter(({ element }) => dropped.has(element))
    .map(({ start, end }) => cut(start, end));
  const kept = slices.filter(({ element }) => !dropped.has(element));
  const [first] = kept;
  const last = kept.at(-1);
  if (!first || !last) return [cut(list.pos, list.hasTrailingComma ? slices.at(-1)!.end : list.end)];
  if (first.element !== list[0]) edits.push(indentLike(first.element, list[0]!, first.start, text));
  if (last.element !== list.at(-1) && !list.hasTrailingComma) edits.push(cutComma(last.element.end, last.end, text));
  return edits;
}

/** Takes a statement out with the comments that belong to it and its line; of two blank lines around it one stays. */
export function removeStatement(node: ts.Node, text: string): TextEdit {
  const start = node.getStart(node.getSourceFile(), true);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const from = text.slice(lineStart, start).trim() === '' ? lineStart : start;
  const lineEnd = /^[ \t]*(\/\/[^\n]*)?\r?\n/.exec(text.slice(node.end));
  if (!lineEnd || from !== lineStart) return cut(from, node.end);
  const end = node.end + lineEnd[0].length;
  const between = /\n\r?\n$/.test(text.slice(0, from)) ? /^\r?\n/.exec(text.slice(end)) : null;
  return cut(from, end + (between ? between[0].length : 0));
}

interface Slice {
  readonly element: ts.Node;
  readonly start: number;
  readonly end: number;
}

/** Each element from the end of the one before to behind its comma and the comment on its line. */
function slicesOf(list: ts.NodeArray<ts.Node>, text: string): readonly Slice[] {
  let start = list.pos;
  return list.map((element) => {
    const comma = /^\s*,/.exec(text.slice(element.end));
    const afterComma = element.end + (comma ? comma[0].length : 0);
    const comments = ts.getTrailingCommentRanges(text, afterComma) ?? [];
    const slice = { element, start, end: comments.at(-1)?.end ?? afterComma };
    start = slice.end;
    return slice;
  });
}

/** On one line, the new first element takes the place of the old one: `[A, B]` → `[B]`, not `[ B]`. */
function indentLike(element: ts.Node, model: ts.Node, start: number, text: string): TextEdit {
  const own = text.slice(start, element.getStart());
  const lead = text.slice(model.getFullStart(), model.getStart());
  const isPlain = own.trim() === '' && lead.trim() === '' && !own.includes('\n');
  return { start, end: isPlain ? element.getStart() : start, text: isPlain ? lead : '' };
}

function cutComma(elementEnd: number, sliceEnd: number, text: string): TextEdit {
  const comma = text.indexOf(',', elementEnd);
  return comma < 0 || comma >= sliceEnd ? cut(elementEnd, elementEnd) : cut(elementEnd, comma + 1);
}

function cut(start: number, end: number): TextEdit {
  return { start, end, text: '' };
}
