/** Variables, enums, interfaces and type aliases. */
import type { Node, ObjectExpression, VariableDeclaration, VariableDeclarator } from 'oxc-parser';
import { bindPattern } from './bind-pattern';
import { nameEntries } from './name-entries';
import type { Pass } from './pass';
import { computedKey, keyName, toTerm } from './to-term';
import { annotationTerm, memberTypes, toTypeTerm } from './to-type-term';
import { visitClass } from './visit-class';
import { visitFunction } from './visit-function';

/** Binds the names, then visits what they are set to. */
export function visitVariables(node: VariableDeclaration, pass: Pass): void {
  for (const declarator of node.declarations) visitDeclarator(declarator, node.kind !== 'const', pass);
}

/** Visits a value that has a name at the module level: functions and objects with functions become pieces of their own. */
export function visitNamed(node: Node, name: string, pass: Pass): void {
  switch (node.type) {
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'FunctionDeclaration':
      return visitFunction(node, pass, { name });
    case 'ClassExpression':
    case 'ClassDeclaration':
      return visitClass(node, pass, name);
    case 'ObjectExpression':
      return visitNamedRecord(node, name, pass);
    case 'CallExpression':
      return visitWrapped(node, name, pass);
    case 'ArrayExpression':
    case 'NewExpression':
      nameEntries(node, name, pass);
      return pass.visit(node);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      pass.visit(node.typeAnnotation);
      return visitNamed(node.expression, name, pass);
    default:
      return pass.visit(node);
  }
}

export function visitEnum(node: Extract<Node, { type: 'TSEnumDeclaration' }>, pass: Pass): void {
  const fields = node.body.members.map((member) => ({
    key: keyName(member.id, false) ?? '…',
    value: toTerm(member.initializer, pass),
    line: pass.lineAt(member.start),
  }));
  pass.bind(node.id.name, { line: pass.lineAt(node.start), mutable: false, init: { kind: 'record', fields } });
}

export function visitInterface(node: Extract<Node, { type: 'TSInterfaceDeclaration' }>, pass: Pass): void {
  pass.interfaces.push({
    name: node.id.name,
    line: pass.lineAt(node.id.start),
    extends: node.extends.flatMap(({ expression }) => (expression.type === 'Identifier' ? [expression.name] : [])),
    typeParameters: (node.typeParameters?.params ?? []).map((parameter) => parameter.name.name),
    properties: new Map(memberTypes(node.body.body)),
  });
  pass.visitAny(node.extends);
  pass.visit(node.body);
}

export function visitTypeAlias(node: Extract<Node, { type: 'TSTypeAliasDeclaration' }>, pass: Pass): void {
  const { typeAnnotation } = node;
  const type = toTypeTerm(typeAnnotation);
  // What an alias of an object type says is found like that of an interface.
  if (type && typeAnnotation.type !== 'TSTypeLiteral') pass.typeAliases.set(node.id.name, type);
  if (typeAnnotation.type === 'TSTypeLiteral') {
    const properties = new Map(memberTypes(typeAnnotation.members));
    const typeParameters = (node.typeParameters?.params ?? []).map((parameter) => parameter.name.name);
    const line = pass.lineAt(node.id.start);
    pass.interfaces.push({ name: node.id.name, line, extends: [], typeParameters, properties });
  }
  pass.visit(typeAnnotation);
}

function visitDeclarator(node: VariableDeclarator, mutable: boolean, pass: Pass): void {
  const line = pass.lineAt(node.start);
  const type = 'typeAnnotation' in node.id ? annotationTerm(node.id.typeAnnotation) : undefined;
  if ('typeAnnotation' in node.id) pass.visitAny(node.id.typeAnnotation);
  if (node.id.type !== 'Identifier') {
    if (node.init) bindPattern(node.id, toTerm(node.init, pass), pass, mutable);
    pass.visit(node.id);
    return pass.visitAny(node.init);
  }
  const init = node.init ? toTerm(node.init, pass) : undefined;
  pass.bind(node.id.name, { line, mutable, ...(type && { type }), ...(init && { init }) });
  if (!node.init) return;
  if (pass.atModuleLevel) return visitNamed(node.init, node.id.name, pass);
  pass.visit(node.init);
}

function visitNamedRecord(node: ObjectExpression, name: string, pass: Pass): void {
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      pass.visit(property);
      continue;
    }
    const key = keyName(property.key, property.computed) ?? computedKey(property.key, pass);
    if (property.computed) pass.visit(property.key);
    visitNamed(property.value, `${name}.${key}`, pass);
  }
}

/** `const list = catchAsync(async (req, res) => …)`: the handed function is known by the constant's name. */
function visitWrapped(node: Extract<Node, { type: 'CallExpression' }>, name: string, pass: Pass): void {
  const last = node.arguments.at(-1);
  if (last?.type !== 'ArrowFunctionExpression' && last?.type !== 'FunctionExpression') return pass.visit(node);
  pass.reserveName(last, name);
  pass.visit(node);
}
