/** Imports and exports of every form. */
import type { Comment, ExportNamedDeclaration, ImportDeclaration, ModuleExportName, Node } from 'oxc-parser';
import type { ImportSketch } from './file-sketch';
import type { Pass } from './pass';
import { toTerm } from './to-term';
import { visitClass } from './visit-class';
import { visitNamed } from './visit-declaration';

type ModuleNode = Extract<
  Node,
  {
    type:
      | 'ImportDeclaration'
      | 'ExportNamedDeclaration'
      | 'ExportAllDeclaration'
      | 'ExportDefaultDeclaration'
      | 'TSImportEqualsDeclaration'
      | 'TSExportAssignment'
      | 'ImportExpression'
      | 'TSImportType';
  }
>;

/** Visits an import or an export. */
export function visitModuleNode(node: ModuleNode, pass: Pass): void {
  switch (node.type) {
    case 'ImportDeclaration':
      return visitImport(node, pass);
    case 'ExportNamedDeclaration':
      return visitNamedExport(node, pass);
    case 'ExportAllDeclaration':
      return visitExportAll(node, pass);
    case 'ExportDefaultDeclaration':
      return visitDefaultExport(node, pass);
    case 'TSImportEqualsDeclaration':
      return visitImportEquals(node, pass);
    case 'TSExportAssignment':
      return visitExportAssignment(node, pass);
    case 'ImportExpression':
      return visitDynamicImport(node, pass);
    default:
      pass.addImport(node.source.value, node, 'import-type', typeImportNames(node));
      return pass.visitAny(node.typeArguments);
  }
}

/** `import('./x')` in a JSDoc comment of a JavaScript file is a type import too. */
export function addDocImports(comments: readonly Comment[], pass: Pass): void {
  for (const comment of comments) {
    if (comment.type !== 'Block' || !comment.value.startsWith('*')) continue;
    for (const match of comment.value.matchAll(/import\(\s*(['"])([^'"]+)\1\s*\)/g)) {
      const start = comment.start + 2 + (match.index ?? 0);
      pass.addImport(match[2] as string, { start } as Node, 'import-type', [{ local: '', imported: '*' }]);
    }
  }
}

function visitImport(node: ImportDeclaration, pass: Pass): void {
  const { specifiers } = node;
  const types = specifiers.filter(
    (specifier) => specifier.type === 'ImportSpecifier' && specifier.importKind === 'type',
  );
  const typeOnly = node.importKind === 'type' || (specifiers.length > 0 && types.length === specifiers.length);
  const names = specifiers.map((specifier) => ({
    local: specifier.local.name,
    imported:
      specifier.type === 'ImportSpecifier'
        ? exportName(specifier.imported)
        : specifier.type === 'ImportDefaultSpecifier'
          ? 'default'
          : '*',
  }));
  pass.addImport(node.source.value, node, typeOnly ? 'type-only' : 'value', names);
}

function visitNamedExport(node: ExportNamedDeclaration, pass: Pass): void {
  if (node.source) return reExport(node, node.source.value, pass);
  for (const { local, exported } of node.specifiers) {
    pass.exports.push({ name: exportName(exported), local: exportName(local) });
  }
  const { declaration } = node;
  if (!declaration) return;
  for (const name of declaredNames(declaration)) pass.exports.push({ name, local: name });
  if (declaration.type === 'ClassDeclaration') return visitClass(declaration, pass, undefined, true);
  pass.visit(declaration);
}

function reExport(node: ExportNamedDeclaration, from: string, pass: Pass): void {
  const names: ImportSketch['names'][number][] = [];
  for (const { local, exported } of node.specifiers) {
    const imported = exportName(local);
    names.push({ local: '', imported });
    pass.exports.push({ name: exportName(exported), from, imported });
  }
  pass.addImport(from, node, node.exportKind === 'type' ? 'type-only' : 're-export', names);
}

function visitExportAll(node: Extract<Node, { type: 'ExportAllDeclaration' }>, pass: Pass): void {
  const from = node.source.value;
  const names = [{ local: '', imported: '*' }];
  pass.addImport(from, node, node.exportKind === 'type' ? 'type-only' : 're-export', names);
  pass.exports.push(node.exported ? { name: exportName(node.exported), from, imported: '*' } : { name: '*', from });
}

function visitDefaultExport(node: Extract<Node, { type: 'ExportDefaultDeclaration' }>, pass: Pass): void {
  const { declaration } = node;
  if (declaration.type === 'Identifier') {
    pass.exports.push({ name: 'default', local: declaration.name });
    return;
  }
  const id = 'id' in declaration && declaration.id?.type === 'Identifier' ? declaration.id.name : undefined;
  pass.exports.push({ name: 'default', local: id ?? 'default' });
  if (declaration.type === 'ClassDeclaration') return visitClass(declaration, pass, 'default', true);
  if (declaration.type === 'TSInterfaceDeclaration') return pass.visit(declaration);
  if (id === undefined)
    pass.bind('default', { line: pass.lineAt(node.start), mutable: false, init: toTerm(declaration, pass) });
  visitNamed(declaration, id ?? 'default', pass);
}

function visitImportEquals(node: Extract<Node, { type: 'TSImportEqualsDeclaration' }>, pass: Pass): void {
  const { moduleReference } = node;
  if (moduleReference.type !== 'TSExternalModuleReference') return;
  const kind = node.importKind === 'type' ? 'type-only' : 'require';
  pass.addImport(moduleReference.expression.value, node, kind, [{ local: node.id.name, imported: '=' }]);
}

function visitExportAssignment(node: Extract<Node, { type: 'TSExportAssignment' }>, pass: Pass): void {
  const { expression } = node;
  if (expression.type === 'Identifier') {
    pass.exports.push({ name: 'default', local: expression.name });
    return;
  }
  pass.exports.push({ name: 'default', local: 'default' });
  visitNamed(expression, 'default', pass);
}

function visitDynamicImport(node: Extract<Node, { type: 'ImportExpression' }>, pass: Pass): void {
  const { source } = node;
  const term = toTerm(source, pass);
  const names = [{ local: '', imported: '*' }];
  if (term.kind === 'text') pass.addImport(term.value, node, 'dynamic', names);
  else pass.addImport(pass.textOf(source), node, 'dynamic', names, false);
  pass.visitChildren(node);
}

function typeImportNames(node: Extract<Node, { type: 'TSImportType' }>): ImportSketch['names'] {
  if (!node.qualifier) return [{ local: '', imported: '*' }];
  let { qualifier } = node;
  while (qualifier.type !== 'Identifier') qualifier = qualifier.left;
  return [{ local: '', imported: qualifier.name }];
}

function declaredNames(declaration: NonNullable<ExportNamedDeclaration['declaration']>): string[] {
  if (declaration.type === 'VariableDeclaration') {
    return declaration.declarations.flatMap(({ id }) => patternNames(id));
  }
  return 'id' in declaration && declaration.id?.type === 'Identifier' ? [declaration.id.name] : [];
}

function patternNames(pattern: Node): string[] {
  if (pattern.type === 'Identifier') return [pattern.name];
  if (pattern.type === 'ObjectPattern') {
    return pattern.properties.flatMap((property) =>
      patternNames(property.type === 'RestElement' ? property.argument : property.value),
    );
  }
  if (pattern.type === 'ArrayPattern')
    return pattern.elements.flatMap((element) => (element ? patternNames(element) : []));
  return pattern.type === 'AssignmentPattern' ? patternNames(pattern.left) : [];
}

function exportName(name: ModuleExportName): string {
  return name.type === 'Literal' ? name.value : name.name;
}
