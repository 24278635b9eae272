/** The one pass: goes through the tree, hands each kind of node to the part that knows it. */
import type { Node } from 'oxc-parser';
import type { Pass } from './pass';
import { visitCall } from './visit-call';
import { visitClass } from './visit-class';
import { visitFunction } from './visit-function';
import { noteCrunching, visitLoop } from './visit-loop';
import { visitModuleNode } from './visit-module';
import { visitEnum, visitInterface, visitTypeAlias, visitVariables } from './visit-declaration';
import { visitAssignment } from './visit-assignment';
import { toTerm } from './to-term';

/** Visits a node and everything below it. */
export function visit(node: Node, pass: Pass): void {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportDefaultDeclaration':
    case 'TSImportEqualsDeclaration':
    case 'TSExportAssignment':
    case 'ImportExpression':
    case 'TSImportType':
      return visitModuleNode(node, pass);
    case 'VariableDeclaration':
      return visitVariables(node, pass);
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return visitFunction(node, pass);
    case 'ClassDeclaration':
    case 'ClassExpression':
      return visitClass(node, pass);
    case 'CallExpression':
    case 'NewExpression':
    case 'TaggedTemplateExpression':
      return visitCall(node, pass);
    case 'ForStatement':
    case 'ForOfStatement':
    case 'ForInStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return visitLoop(node, pass);
    case 'BinaryExpression':
      noteCrunching(node, pass);
      return pass.visitChildren(node);
    case 'AssignmentExpression':
      noteCrunching(node, pass);
      return visitAssignment(node, pass);
    case 'UpdateExpression':
    case 'UnaryExpression':
      return visitAssignment(node, pass);
    case 'MemberExpression':
      return visitMember(node, pass);
    case 'ReturnStatement':
      return visitReturn(node, pass);
    case 'TSEnumDeclaration':
      return visitEnum(node, pass);
    case 'TSInterfaceDeclaration':
      return visitInterface(node, pass);
    case 'TSTypeAliasDeclaration':
      return visitTypeAlias(node, pass);
    default:
      return pass.visitChildren(node);
  }
}

function visitReturn(node: Extract<Node, { type: 'ReturnStatement' }>, pass: Pass): void {
  const scope = pass.scopes[pass.place.scope];
  if (scope && node.argument && !scope.returns) {
    const term = toTerm(node.argument, pass);
    if (term.kind !== 'null' && term.kind !== 'unknown') scope.returns = term;
  }
  pass.visitChildren(node);
}

function visitMember(node: Extract<Node, { type: 'MemberExpression' }>, pass: Pass): void {
  const { object } = node;
  if (object.type === 'MemberExpression' && isProcessEnv(object)) {
    const name = node.computed
      ? node.property.type === 'Literal'
        ? String(node.property.value)
        : '*'
      : node.property.name;
    pass.environment.push({ name, line: pass.lineAt(node.start), scope: pass.place.scope });
  }
  pass.visitChildren(node);
}

function isProcessEnv(node: Extract<Node, { type: 'MemberExpression' }>): boolean {
  return (
    node.object.type === 'Identifier' &&
    node.object.name === 'process' &&
    node.property.type === 'Identifier' &&
    node.property.name === 'env'
  );
}
