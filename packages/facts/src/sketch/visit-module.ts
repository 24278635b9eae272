/** Imports and exports of every form. */
import type { ExportNamedDeclaration, Node } from 'oxc-parser';
import { exportName } from './module-requests';
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
      return pass.addRequests(node);
    case 'ExportNamedDeclaration':
      return visitNamedExport(node, pass);
    case 'ExportAllDeclaration':
      return visitExportAll(node, pass);
    case 'ExportDefaultDeclaration':
      return visitDefaultExport(node, pass);
    case 'TSImportEqualsDeclaration':
      return pass.addRequests(node);
    case 'TSExportAssignment':
      return visitExportAssignment(node, pass);
    case 'ImportExpression':
      pass.addRequests(node);
      return pass.visitChildren(node);
    default:
      pass.addRequests(node);
      return pass.visitAny(node.typeArguments);
  }
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
  pass.addRequests(node);
  for (const { local, exported } of node.specifiers) {
    pass.exports.push({ name: exportName(exported), from, imported: exportName(local) });
  }
}

function visitExportAll(node: Extract<Node, { type: 'ExportAllDeclaration' }>, pass: Pass): void {
  const from = node.source.value;
  pass.addRequests(node);
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

function visitExportAssignment(node: Extract<Node, { type: 'TSExportAssignment' }>, pass: Pass): void {
  const { expression } = node;
  if (expression.type === 'Identifier') {
    pass.exports.push({ name: 'default', local: expression.name });
    return;
  }
  pass.exports.push({ name: 'default', local: 'default' });
  visitNamed(expression, 'default', pass);
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
