/** Reads one Nest module: its decorator's lists and those its dynamic methods (`forRoot`) return. */
import ts from 'typescript';
import type { ParsedFile } from '../source/parsed-file';
import type { SourceIndex } from '../source/source-index';
import { type Entry, type ModuleList, moduleLists, type NestModule } from './nest-module';
import { decoratorObject, property } from './object-literal';
import { readEntries } from './read-entries';

/** The module a class declares with `@Module`, or undefined when the class is no module. */
export function readModule(file: ParsedFile, name: string, index: SourceIndex): NestModule | undefined {
  const node = file.declarations.get(name);
  if (!node || !ts.isClassDeclaration(node)) return undefined;
  const declared = decoratorObject(node, 'Module');
  if (!declared) return undefined;
  const dynamic = dynamicObjects(node);
  const configure = node.members.find(
    (member): member is ts.MethodDeclaration => ts.isMethodDeclaration(member) && member.name.getText() === 'configure',
  );
  return {
    id: `${file.path}#${name}`,
    name,
    file,
    node,
    global: hasDecorator(node, 'Global') || dynamic.some((object) => property(object, 'global') !== undefined),
    entries: readLists(declared, dynamic, file, index),
    ...(configure && { configure }),
  };
}

function hasDecorator(node: ts.ClassDeclaration, name: string): boolean {
  return (ts.getDecorators(node) ?? []).some(
    ({ expression }) => ts.isCallExpression(expression) && expression.expression.getText() === name,
  );
}

function readLists(
  declared: ts.ObjectLiteralExpression,
  dynamic: readonly ts.ObjectLiteralExpression[],
  file: ParsedFile,
  index: SourceIndex,
): Record<ModuleList, readonly Entry[]> {
  const read = (list: ModuleList): readonly Entry[] => {
    const own = property(declared, list);
    return [
      ...(own ? readEntries(list, own, file, index, false) : []),
      ...dynamic.flatMap((object) => {
        const value = property(object, list);
        return value ? readEntries(list, value, file, index, true) : [];
      }),
    ];
  };
  return Object.fromEntries(moduleLists.map((list) => [list, read(list)])) as Record<ModuleList, readonly Entry[]>;
}

/** Objects with a `module` property inside static methods: what a dynamic module adds to the decorator's lists. */
function dynamicObjects(node: ts.ClassDeclaration): readonly ts.ObjectLiteralExpression[] {
  const found: ts.ObjectLiteralExpression[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isObjectLiteralExpression(child) && property(child, 'module')) found.push(child);
    else ts.forEachChild(child, visit);
  };
  for (const member of node.members)
    if (ts.isMethodDeclaration(member) && member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword))
      visit(member);
  return found;
}
