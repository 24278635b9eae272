/** Turns aliases into relative paths: the service's compiler and Node then find them without anybody's help. */
import { posix } from 'node:path';
import type { ModulePath } from '@banyan/model';
import { moduleMentions } from '../source/module-specifiers';
import type { ParsedFile } from '../source/parsed-file';
import type { SourceIndex } from '../source/source-index';
import { applyEdits } from './text-edit';

/** @param extension what a relative import of a source file ends in: `` or `.js` */
export function toRelativeImports({ path, text, ast }: ParsedFile, index: SourceIndex, extension: string): string {
  const edits = moduleMentions(ast).flatMap(({ literal }) => {
    const target = literal.text.startsWith('.') ? undefined : index.target(path, literal.text);
    if (target === undefined) return [];
    const quote = literal.getText()[0] ?? "'";
    return [
      { start: literal.getStart(), end: literal.end, text: quote + relativePath(path, target, extension) + quote },
    ];
  });
  return applyEdits(text, edits);
}

/** `./b` for `src/b.ts` seen from `src/a.ts`. */
export function relativePath(from: ModulePath, to: ModulePath, extension: string): string {
  const path = posix.relative(posix.dirname(from), to);
  const dotted = path.startsWith('.') ? path : `./${path}`;
  return dotted.replace(/(\.d)?\.[cm]?[jt]sx?$/, extension);
}
