/** Expressions → terms. */
import type { Argument, Expression, Node, ObjectExpression, TemplateLiteral } from 'oxc-parser';
import type { Pass } from './pass';
import { type RecordField, type Term, unknownTerm } from './term';
import { toTypeTerm, typeArguments } from './to-type-term';
import { asksOption } from './visit-branch';
import { standsIn } from './when-missing';

/** How deep literals are followed; deeper ones say nothing about routes, entities or queries. */
const deepest = 12;

/** What is calculated or compared: of the platform, and known at run time only. */
const computed: Term = { kind: 'template', parts: [unknownTerm] };

/** @returns the expression as a term; calls are entered in the pass on first sight */
export function toTerm(node: Node | null | undefined, pass: Pass, depth = 0): Term {
  if (!node || depth > deepest) return unknownTerm;
  switch (node.type) {
    case 'Literal':
      return 'regex' in node ? regexTerm(node.regex) : literalTerm(node.value);
    case 'Identifier':
      return { kind: 'name', name: node.name };
    case 'ThisExpression':
      return { kind: 'name', name: 'this' };
    case 'Super':
      return { kind: 'name', name: 'super' };
    case 'MemberExpression':
      return memberTerm(node, pass, depth);
    case 'CallExpression':
    case 'NewExpression':
    case 'TaggedTemplateExpression':
      return { kind: 'call', call: callIndex(node, pass) };
    case 'ImportExpression':
      return node.source.type === 'Literal' && typeof node.source.value === 'string'
        ? { kind: 'module', specifier: node.source.value }
        : unknownTerm;
    case 'ArrayExpression':
      return {
        kind: 'list',
        items: node.elements.map((item) => toTerm(item, pass, depth + 1)),
        lines: node.elements.map((item) => pass.lineAt((item ?? node).start)),
      };
    case 'ObjectExpression':
      return { kind: 'record', fields: recordFields(node, pass, depth) };
    case 'TemplateLiteral':
      return templateTerm(node, pass, depth);
    case 'BinaryExpression':
      return node.operator === '+'
        ? { kind: 'template', parts: [toTerm(node.left, pass, depth), toTerm(node.right, pass, depth + 1)] }
        : computed;
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return { kind: 'function', scope: pass.scopeIndex(node) };
    case 'SpreadElement':
      return { kind: 'spread', of: toTerm(node.argument, pass, depth + 1) };
    case 'LogicalExpression':
      return logicalTerm(node, pass, depth);
    case 'ConditionalExpression':
      return {
        kind: 'either',
        options: [chosenTerm(node, pass, depth), toTerm(node.alternate, pass, depth + 1)],
      };
    case 'TSAsExpression':
    case 'TSTypeAssertion':
      return castTerm(node, pass, depth);
    case 'AwaitExpression':
      return pass.awaiting(() => toTerm(node.argument, pass, depth));
    case 'AssignmentExpression':
      return toTerm(node.right, pass, depth);
    case 'ChainExpression':
    case 'ParenthesizedExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSInstantiationExpression':
      return toTerm(node.expression, pass, depth);
    case 'ClassExpression':
      return node.id ? { kind: 'name', name: node.id.name } : unknownTerm;
    default:
      return unknownTerm;
  }
}

function chosenTerm(node: Extract<Node, { type: 'ConditionalExpression' }>, pass: Pass, depth: number): Term {
  const look = (): Term => toTerm(node.consequent, pass, depth + 1);
  return asksOption(node.test) ? pass.at({ optional: true }, look) : look();
}

function logicalTerm(node: Extract<Node, { type: 'LogicalExpression' }>, pass: Pass, depth: number): Term {
  const left = node.operator === '&&' ? [] : [toTerm(node.left, pass, depth + 1)];
  const look = (): Term => toTerm(node.right, pass, depth + 1);
  return { kind: 'either', options: [...left, standsIn(node, pass) ? pass.at({ optional: true }, look) : look()] };
}

/** Enters a call, `new` or tagged template in the pass. */
export function callIndex(
  node: Extract<Node, { type: 'CallExpression' | 'NewExpression' | 'TaggedTemplateExpression' }>,
  pass: Pass,
): number {
  return pass.callIndex(node, () => ({
    callee: toTerm(node.type === 'TaggedTemplateExpression' ? node.tag : node.callee, pass),
    args: argumentTerms(node.type === 'TaggedTemplateExpression' ? [node.quasi] : node.arguments, pass),
    typeArgs: typeArguments(node.typeArguments),
    isNew: node.type === 'NewExpression',
  }));
}

/** The key of a property when it is written out; nothing for computed ones. */
export function keyName(key: Node, computed: boolean): string | undefined {
  if (key.type === 'Identifier') return computed ? undefined : key.name;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type === 'Literal') return String(key.value);
  return undefined;
}

function argumentTerms(args: readonly Argument[], pass: Pass): Term[] {
  return args.map((argument) => toTerm(argument, pass, 1));
}

function literalTerm(value: unknown): Term {
  if (typeof value === 'string') return { kind: 'text', value };
  // `1e999` is a number that JSON cannot say, and no fact is drawn from.
  if (typeof value === 'number') return Number.isFinite(value) ? { kind: 'number', value } : unknownTerm;
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  return value === null ? { kind: 'null' } : unknownTerm;
}

function regexTerm({ pattern, flags }: { readonly pattern: string; readonly flags: string }): Term {
  return { kind: 'regex', source: pattern, flags };
}

function memberTerm(node: Extract<Node, { type: 'MemberExpression' }>, pass: Pass, depth: number): Term {
  const of = toTerm(node.object, pass, depth);
  const name = keyName(node.property, node.computed);
  if (name !== undefined) return { kind: 'member', of, name };
  const key = toTerm(node.property, pass, depth + 1);
  // `list[list.length - 1]` is some element, like every other that is counted out.
  return { kind: 'item', of, key: key === computed ? unknownTerm : key };
}

function recordFields(node: ObjectExpression, pass: Pass, depth: number): RecordField[] {
  const fields: RecordField[] = [];
  for (const property of node.properties) {
    const line = pass.lineAt(property.start);
    if (property.type === 'SpreadElement') {
      fields.push({ key: '...', value: toTerm(property.argument, pass, depth + 1), line });
      continue;
    }
    const key = keyName(property.key, property.computed) ?? computedKey(property.key, pass, depth);
    fields.push({ key, value: toTerm(property.value, pass, depth + 1), line });
  }
  return fields;
}

/** `[Op.or]` shows as `[Op.or]`. */
export function computedKey(key: Node, pass: Pass, depth = 0): string {
  const term = toTerm(key, pass, depth + 1);
  if (term.kind === 'member' && term.of.kind === 'name') return `[${term.of.name}.${term.name}]`;
  return term.kind === 'name' ? `[${term.name}]` : '[…]';
}

function templateTerm(node: TemplateLiteral, pass: Pass, depth: number): Term {
  const parts: Term[] = [];
  node.quasis.forEach((quasi, index) => {
    const text = quasi.value.cooked ?? quasi.value.raw;
    if (text !== '') parts.push({ kind: 'text', value: text });
    const inserted: Expression | undefined = node.expressions[index];
    if (inserted) parts.push(toTerm(inserted, pass, depth + 1));
  });
  if (parts.length === 0) return { kind: 'text', value: '' };
  return parts.length === 1 && parts[0]?.kind === 'text' ? parts[0] : { kind: 'template', parts };
}

function castTerm(
  node: Extract<Node, { type: 'TSAsExpression' | 'TSTypeAssertion' }>,
  pass: Pass,
  depth: number,
): Term {
  const of = toTerm(node.expression, pass, depth);
  const type = toTypeTerm(node.typeAnnotation);
  return type && type.name !== 'const' && type.name !== 'unknown' ? { kind: 'cast', of, type } : of;
}
