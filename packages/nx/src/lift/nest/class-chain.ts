/** A class and those it extends. */
import ts from 'typescript';
import type { ParsedFile } from '../source/parsed-file';
import { isDeclaration, type SourceIndex } from '../source/source-index';
import { type Token, tokenOfMeaning } from './token';

/** A class declaration in its file. */
export interface ClassDeclared {
  readonly file: ParsedFile;
  readonly node: ts.ClassDeclaration;
}

/** The project classes a class extends, nearest first, and the library class the chain ends in. */
export function baseOf(
  declared: ClassDeclared,
  index: SourceIndex,
): { readonly classes: readonly ClassDeclared[]; readonly libraries: readonly Token[] } {
  const classes: ClassDeclared[] = [];
  for (let at = declared; ; ) {
    const extended = extendedExpression(at.node);
    if (!extended || !ts.isIdentifier(extended)) return { classes, libraries: [] };
    const meaning = index.find(at.file.path, extended.text);
    if (!isDeclaration(meaning)) return { classes, libraries: meaning ? [tokenOfMeaning(meaning, extended.text)] : [] };
    const { file, node } = meaning;
    if (!ts.isClassDeclaration(node) || classes.some((one) => one.node === node)) return { classes, libraries: [] };
    at = { file, node };
    classes.push(at);
  }
}

/** What stands after `extends`. */
export function extendedExpression(node: ts.ClassDeclaration): ts.Expression | undefined {
  return node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;
}

/** The class a symbol id names. */
export function classOfId(id: string, index: SourceIndex): ClassDeclared | undefined {
  const at = id.lastIndexOf('#');
  const file = index.file(id.slice(0, at));
  const name = id.slice(at + 1);
  const node = file?.declarations.get(name) ?? file?.declarations.get('default');
  return file && node && ts.isClassDeclaration(node) ? { file, node } : undefined;
}

const madeByTheContainer = ['Injectable', 'Catch', 'Controller', 'Resolver', 'WebSocketGateway'];

/** Whether the container makes the class when it is named in a decorator or a dynamic module. */
export function isInjectable(node: ts.ClassDeclaration): boolean {
  return (ts.getDecorators(node) ?? []).some(({ expression }) =>
    madeByTheContainer.includes(ts.isCallExpression(expression) ? expression.expression.getText() : ''),
  );
}
