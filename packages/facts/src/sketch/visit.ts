/** The one pass: goes through the tree, hands each kind of node to the part that knows it. */
import type { Node } from 'oxc-parser';
import { noteAsked } from './asked-of-request';
import type { Pass } from './pass';
import { visitCall } from './visit-call';
import { visitClass } from './visit-class';
import { visitFunction } from './visit-function';
import { noteCrunching, visitLoop } from './visit-loop';
import { visitModuleNode } from './visit-module';
import { visitEnum, visitInterface, visitTypeAlias, visitVariables } from './visit-declaration';
import { visitStatement } from './visit-statement';
import { visitThrow, visitTry } from './visit-throw';
import { visitAssignment } from './visit-assignment';
import { noteReturned, visitAwait } from './visit-await';
import { visitBranch, visitLogical } from './visit-branch';
import { toTerm } from './to-term';

/** What visits one kind of node, by its type; kinds that are not listed hand on to what is below them. */
const visitors: ReadonlyMap<string, (node: Node, pass: Pass) => void> = new Map([
  ...each(
    [
      'ImportDeclaration',
      'ExportNamedDeclaration',
      'ExportAllDeclaration',
      'ExportDefaultDeclaration',
      'TSImportEqualsDeclaration',
      'TSExportAssignment',
      'ImportExpression',
      'TSImportType',
    ],
    visitModuleNode,
  ),
  ...each(['VariableDeclaration'], visitVariables),
  ...each(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'], (node, pass) =>
    visitFunction(node, pass),
  ),
  ...each(['ClassDeclaration', 'ClassExpression'], (node, pass) => visitClass(node, pass)),
  ...each(['CallExpression', 'NewExpression', 'TaggedTemplateExpression'], visitCall),
  ...each(['ForStatement', 'ForOfStatement', 'ForInStatement', 'WhileStatement', 'DoWhileStatement'], visitLoop),
  ...each(['BinaryExpression'], (node, pass) => {
    noteCrunching(node, pass);
    pass.visit(node.left);
    pass.visit(node.right);
  }),
  ...each(['AssignmentExpression'], (node, pass) => {
    noteCrunching(node, pass);
    visitAssignment(node, pass);
  }),
  ...each(['UpdateExpression', 'UnaryExpression'], visitAssignment),
  ...each(['MemberExpression'], visitMember),
  ...each(['ReturnStatement'], visitReturn),
  ...each(['ThrowStatement'], visitThrow),
  ...each(['TryStatement'], visitTry),
  ...each(['TSEnumDeclaration'], visitEnum),
  ...each(['TSInterfaceDeclaration'], visitInterface),
  ...each(['TSTypeAliasDeclaration'], visitTypeAlias),
  // The most frequent kinds, spelled out: looking up their children by name costs more than all else about them.
  ...each(['Literal', 'ThisExpression', 'TemplateElement', 'TSStringKeyword', 'JSXIdentifier', 'JSXText'], () => {}),
  ...each(['Property'], (node, pass) => {
    if (node.computed) pass.visit(node.key);
    pass.visit(node.value);
  }),
  ...each(['ExpressionStatement'], visitStatement),
  ...each(['ChainExpression'], (node, pass) => pass.visit(node.expression)),
  ...each(['ObjectExpression'], (node, pass) => pass.visitAny(node.properties)),
  ...each(['BlockStatement'], (node, pass) => pass.visitAny(node.body)),
  ...each(['AwaitExpression'], visitAwait),
  ...each(['IfStatement', 'ConditionalExpression'], visitBranch),
  ...each(['LogicalExpression'], visitLogical),
  ...each(['TSTypeAnnotation'], (node, pass) => pass.visit(node.typeAnnotation)),
]);

/** Visits a node and everything below it. */
export function visit(node: Node, pass: Pass): void {
  if (node.type === 'Identifier') return visitName(node, pass);
  const own = visitors.get(node.type);
  if (own) own(node, pass);
  else pass.visitChildren(node);
}

type Kind<T extends Node['type']> = Extract<Node, { type: T }>;
type Entry = readonly [string, (node: Node, pass: Pass) => void];

function each<T extends Node['type']>(types: readonly T[], visitor: (node: Kind<T>, pass: Pass) => void): Entry[] {
  return types.map((type) => [type, visitor as (node: Node, pass: Pass) => void]);
}

/** Two nodes in five are names; what is below them is written at declarations only. */
function visitName(node: Kind<'Identifier'>, pass: Pass): void {
  if (node.decorators && node.decorators.length > 0) pass.visitAny(node.decorators);
  if (node.typeAnnotation) pass.visit(node.typeAnnotation);
}

function visitReturn(node: Extract<Node, { type: 'ReturnStatement' }>, pass: Pass): void {
  const scope = pass.scopes[pass.place.scope];
  if (scope && node.argument) scope.returnCount = (scope.returnCount ?? 0) + 1;
  if (scope && node.argument && !scope.returns) {
    const term = pass.awaiting(() => toTerm(node.argument, pass));
    if (term.kind !== 'null' && term.kind !== 'unknown') scope.returns = term;
  }
  if (!node.argument) return;
  noteReturned(node.argument, pass);
  pass.awaiting(() => pass.visitChildren(node));
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
  noteAsked(node, pass);
  pass.visit(object);
  if (node.computed) pass.visit(node.property);
}

function isProcessEnv(node: Extract<Node, { type: 'MemberExpression' }>): boolean {
  return (
    node.object.type === 'Identifier' &&
    node.object.name === 'process' &&
    node.property.type === 'Identifier' &&
    node.property.name === 'env'
  );
}
