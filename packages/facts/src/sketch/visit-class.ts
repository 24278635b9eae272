/** Classes: members with types, decorators and bodies; methods are pieces of their own. */
import type { Class, ClassElement, Expression, Node } from 'oxc-parser';
import type { ClassSketch, MemberSketch, ParameterSketch } from './file-sketch';
import { looksLikeHandler } from './looks-like-handler';
import { nameEntries } from './name-entries';
import type { Pass } from './pass';
import { sketchDecorators } from './sketch-decorators';
import { keyName, toTerm } from './to-term';
import { annotationTerm, typeArguments } from './to-type-term';
import { sketchParameters, visitFunction } from './visit-function';

/** Visits a class; its methods are named `Class.method`. */
export function visitClass(node: Class, pass: Pass, knownName?: string, exported = false): void {
  const name = node.id?.name ?? knownName;
  pass.visitAny(node.decorators);
  pass.visitAny(node.superClass);
  pass.visitAny(node.superTypeArguments);
  pass.visitAny(node.implements);
  if (name === undefined) return pass.visit(node.body);
  const sketch = sketchHead(node, name, exported, pass);
  pass.classes.push(sketch);
  if (!pass.atModuleLevel) pass.bind(name, { line: sketch.line, mutable: false, init: { kind: 'name', name } });
  for (const element of node.body.body) visitElement(element, name, sketch, pass);
}

type OpenClass = ClassSketch & { readonly members: MemberSketch[]; parameters: readonly ParameterSketch[] };

function sketchHead(node: Class, name: string, exported: boolean, pass: Pass): OpenClass {
  const extended = node.superClass && toTerm(node.superClass, pass);
  return {
    name,
    line: pass.lineAt(node.id?.start ?? node.start),
    endLine: pass.lineAt(node.end),
    exported,
    decorators: sketchDecorators(node.decorators, pass),
    ...(extended && { extends: extended }),
    extendsArgs: typeArguments(node.superTypeArguments),
    implements: (node.implements ?? []).flatMap(({ expression }) => nameOf(expression)),
    typeParameters: (node.typeParameters?.params ?? []).map((parameter) => parameter.name.name),
    members: [],
    parameters: [],
  };
}

function visitElement(element: ClassElement, className: string, sketch: OpenClass, pass: Pass): void {
  switch (element.type) {
    case 'MethodDefinition':
    case 'TSAbstractMethodDefinition':
      return visitMethod(element, className, sketch, pass);
    case 'PropertyDefinition':
    case 'TSAbstractPropertyDefinition':
    case 'AccessorProperty':
    case 'TSAbstractAccessorProperty':
      return visitProperty(element, className, sketch, pass);
    case 'StaticBlock':
      return inConstructor(className, element, pass, () => element.body.forEach((statement) => pass.visit(statement)));
    default:
      return pass.visitAny('typeAnnotation' in element ? element.typeAnnotation : undefined);
  }
}

type Method = Extract<ClassElement, { type: 'MethodDefinition' | 'TSAbstractMethodDefinition' }>;
type Property = Extract<
  ClassElement,
  { type: 'PropertyDefinition' | 'TSAbstractPropertyDefinition' | 'AccessorProperty' | 'TSAbstractAccessorProperty' }
>;

function visitMethod(node: Method, className: string, sketch: OpenClass, pass: Pass): void {
  const name = keyName(node.key, node.computed);
  pass.visitAny(node.decorators);
  if (name === undefined) return pass.visit(node.value);
  const parameters = sketchParameters(node.value.params, pass);
  if (node.kind === 'constructor' && node.value.body) sketch.parameters = parameters;
  const type = annotationTerm(node.value.returnType);
  if (node.kind !== 'constructor') {
    sketch.members.push({
      name,
      line: pass.lineAt(node.key.start),
      kind: node.kind === 'get' ? 'getter' : node.kind === 'set' ? 'setter' : 'method',
      static: node.static,
      decorators: sketchDecorators(node.decorators, pass),
      ...(type && { type }),
      optional: node.optional ?? false,
      parameters,
      ...(node.value.body && { scope: pass.scopeIndex(node.value) }),
    });
  }
  visitFunction(node.value, pass, { name: `${className}.${name}`, className, static: node.static });
}

function visitProperty(node: Property, className: string, sketch: OpenClass, pass: Pass): void {
  const name = keyName(node.key, node.computed);
  pass.visitAny(node.decorators);
  pass.visitAny(node.typeAnnotation);
  if (name === undefined) return pass.visitAny(node.value);
  const type = annotationTerm(node.typeAnnotation);
  const method = node.value && isFunction(node.value) ? node.value : undefined;
  const add = (init: MemberSketch['init']): void => {
    sketch.members.push({
      name,
      line: pass.lineAt(node.key.start),
      kind: method ? 'method' : 'property',
      static: node.static,
      decorators: sketchDecorators(node.decorators, pass),
      ...(type && { type }),
      ...(init && { init }),
      optional: node.optional ?? false,
      parameters: method ? sketchParameters(method.params, pass) : [],
      ...(method && { scope: pass.scopeIndex(method) }),
    });
  };
  if (method) {
    add(undefined);
    return visitFunction(method, pass, { name: `${className}.${name}`, className, static: node.static });
  }
  if (!node.value) return add(undefined);
  nameEntries(node.value, `${className}.${name}`, pass);
  const handler = wrappedHandler(node.value);
  if (handler) pass.reserveName(handler, `${className}.${name}`);
  inConstructor(className, node, pass, () => {
    add(toTerm(node.value, pass));
    pass.visitAny(node.value);
  });
}

/** `login = attempt(async (request, response) => …)`: what answers requests is known by the field. */
function wrappedHandler(node: Node): FunctionExpressions | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const found = node.arguments.flatMap((arg) =>
    isFunction(arg) ? (looksLikeHandler(arg) ? [arg] : []) : (wrappedHandler(arg) ?? []),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** What initialises a class counts for its constructor. */
function inConstructor(className: string, node: Node, pass: Pass, body: () => void): void {
  const name = `${className}.constructor`;
  const scope = pass.scopeIndex(node);
  const line = pass.lineAt(node.start);
  const open = pass.scopes[scope];
  const isNew = !pass.hasFunction(name);
  const index = pass.openFunction({ name, line, endLine: line, className, static: false, exported: false });
  if (isNew) pass.bodyOf(index, scope);
  if (open) open.function = index;
  pass.at({ scope, repetition: undefined, repeat: undefined, loop: undefined, together: false }, body);
}

type FunctionExpressions = Extract<Expression, { type: 'ArrowFunctionExpression' | 'FunctionExpression' }>;

function isFunction(node: Node): node is FunctionExpressions {
  return node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression';
}

function nameOf(expression: Node): string[] {
  if (expression.type === 'Identifier') return [expression.name];
  return expression.type === 'MemberExpression' && expression.property.type === 'Identifier'
    ? [expression.property.name]
    : [];
}
