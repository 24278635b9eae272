/** Assignments: what a file mutates, and what a CommonJS file exports. */
import type { AssignmentExpression, Node } from 'oxc-parser';
import type { Pass } from './pass';
import { keyName, toTerm } from './to-term';
import { visitNamed } from './visit-declaration';

type Mutation = Extract<Node, { type: 'AssignmentExpression' | 'UpdateExpression' | 'UnaryExpression' }>;

/** Visits `a = b`, `a++` and `delete a`. */
export function visitAssignment(node: Mutation, pass: Pass): void {
  if (node.type === 'AssignmentExpression') {
    const name = exportedName(node.left);
    if (name !== undefined) return visitExport(node, name, pass);
    const own = pass.atModuleLevel ? staticName(node.left) : undefined;
    noteWrite(node.left, pass, node.operator === '=' ? node.right : undefined, /^(?:\?\?|\|\|)=$/.test(node.operator));
    if (own === undefined) return pass.visitChildren(node);
    pass.visit(node.left);
    return visitNamed(node.right, own, pass);
  }
  if (node.type === 'UpdateExpression' || node.operator === 'delete') noteWrite(node.argument, pass);
  pass.visitChildren(node);
}

function noteWrite(target: Node, pass: Pass, value?: Node, whenMissing = false): void {
  const inner = target.type === 'ChainExpression' ? target.expression : target;
  if (inner.type !== 'Identifier' && inner.type !== 'MemberExpression') return;
  pass.writes.push({
    target: toTerm(inner, pass),
    line: pass.lineAt(target.start),
    scope: pass.place.scope,
    ...(value && { value: toTerm(value, pass) }),
    ...(whenMissing && { whenMissing }),
  });
}

/** `exports.x`, `module.exports.x` → `x`; `module.exports` → `default`. */
function exportedName(left: Node): string | undefined {
  if (left.type !== 'MemberExpression') return undefined;
  const name = keyName(left.property, left.computed);
  if (isModuleExports(left)) return 'default';
  const { object } = left;
  const ofExports = (object.type === 'Identifier' && object.name === 'exports') || isModuleExports(object);
  return ofExports ? name : undefined;
}

function isModuleExports(node: Node): boolean {
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'Identifier' &&
    node.object.name === 'module' &&
    keyName(node.property, node.computed) === 'exports'
  );
}

function visitExport(node: AssignmentExpression, name: string, pass: Pass): void {
  const { right } = node;
  if (right.type === 'Identifier') {
    pass.exports.push({ name, local: right.name });
    return;
  }
  if (name === 'default' && right.type === 'ObjectExpression') exportFields(right, pass);
  pass.exports.push({ name, local: name });
  pass.bind(name, { line: pass.lineAt(node.start), mutable: false, init: toTerm(right, pass) });
  if (pass.atModuleLevel) return visitNamed(right, name, pass);
  pass.visit(right);
}

/** `module.exports = { a, b: c }` exports each field too. */
function exportFields(record: Extract<Node, { type: 'ObjectExpression' }>, pass: Pass): void {
  for (const property of record.properties) {
    if (property.type === 'SpreadElement') continue;
    const key = keyName(property.key, property.computed);
    if (key === undefined) continue;
    pass.exports.push({
      name: key,
      local: property.value.type === 'Identifier' ? property.value.name : `default.${key}`,
    });
  }
}

/** `User.create = function …`, `schema.statics.create = function …` at the module level. */
function staticName(left: Node): string | undefined {
  if (left.type !== 'MemberExpression') return undefined;
  const name = keyName(left.property, left.computed);
  const { object } = left;
  const of =
    object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? ownerName(object) : undefined;
  return name === undefined || of === undefined ? undefined : `${of}.${name}`;
}

/** `schema.statics` */
function ownerName(owner: Extract<Node, { type: 'MemberExpression' }>): string | undefined {
  const name = keyName(owner.property, owner.computed);
  return owner.object.type === 'Identifier' && name !== undefined ? `${owner.object.name}.${name}` : undefined;
}
