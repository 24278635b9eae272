/** Functions: which of them are pieces of their own, their parameters, and what is inside. */
import type { ArrowFunctionExpression, Function, ParamPattern } from 'oxc-parser';
import { noteParameter } from './asked-of-request';
import { bindPattern } from './bind-pattern';
import type { FunctionSketch, ParameterSketch } from './file-sketch';
import { answers } from './looks-like-handler';
import type { OpenScope, Pass, Place } from './pass';
import { sketchDecorators } from './sketch-decorators';
import { toTerm } from './to-term';
import { annotationTerm } from './to-type-term';

/** How a function is known: the part of its id after `#`. */
export interface FunctionName {
  readonly name: string;
  readonly className?: string;
  readonly static?: boolean;
  readonly exported?: boolean;
}

/** Visits a function. Named ones at the module level become pieces of their own; the others count for their surroundings. */
export function visitFunction(node: Function | ArrowFunctionExpression, pass: Pass, known?: FunctionName): void {
  if (!node.body) return visitSignature(node, pass);
  const own = known ?? ownName(node, pass);
  const scopeIndex = pass.scopeIndex(node);
  const scope = pass.scopes[scopeIndex] as OpenScope;
  if (own) scope.function = openFunction(own, node, pass, scopeIndex);
  else scope.function = pass.scopes[pass.place.scope]?.function ?? 0;
  if (!own && node.type === 'FunctionDeclaration' && node.id) bindInner(node, scopeIndex, pass);
  scope.parameters = sketchParameters(node.params, pass);
  scope.returnType = annotationTerm(node.returnType);
  pass.at({ scope: scopeIndex, together: false, awaited: false, ...leftBehind(node, own) }, () =>
    visitBody(node, pass),
  );
}

/** A piece of its own knows nothing of the loops around it; an async callback is repeated, but does not hold the core. */
function leftBehind(node: Function | ArrowFunctionExpression, own: FunctionName | undefined): Partial<Place> {
  if (own)
    return {
      repetition: undefined,
      repeat: undefined,
      fallback: false,
      loop: undefined,
      caught: false,
      optional: false,
    };
  return node.async ? { loop: undefined } : {};
}

/** Parameters with their types and decorators. */
export function sketchParameters(params: readonly ParamPattern[], pass: Pass): ParameterSketch[] {
  return params.filter(isGiven).map((param) => {
    const inner = param.type === 'TSParameterProperty' ? param.parameter : param;
    const target = inner.type === 'AssignmentPattern' ? inner.left : inner;
    const type = annotationTerm('typeAnnotation' in target ? target.typeAnnotation : undefined);
    return {
      name: target.type === 'Identifier' ? target.name : '',
      line: pass.lineAt(param.start),
      ...(type && { type }),
      decorators: sketchDecorators(param.decorators ?? [], pass),
      property: param.type === 'TSParameterProperty',
    };
  });
}

function ownName(node: Function | ArrowFunctionExpression, pass: Pass): FunctionName | undefined {
  const handed = pass.handed.nameOf(node);
  if (handed !== undefined) return { name: handed, ...classAround(node, pass) };
  const reserved = pass.reservedName(node);
  if (reserved !== undefined) return { name: reserved, ...classAround(node, pass) };
  if (node.type !== 'FunctionDeclaration' || !node.id || !pass.atModuleLevel) return undefined;
  return { name: node.id.name };
}

/** `this` of an arrow function is that of the method around it. */
function classAround({ type }: Function | ArrowFunctionExpression, pass: Pass): Partial<FunctionName> {
  const around = pass.functions[pass.scopes[pass.place.scope]?.function ?? 0];
  if (type !== 'ArrowFunctionExpression' || around?.className === undefined) return {};
  return { className: around.className, static: around.static };
}

function openFunction(own: FunctionName, node: Function | ArrowFunctionExpression, pass: Pass, scope: number): number {
  const isNew = !pass.hasFunction(own.name);
  const index = pass.openFunction({
    name: own.name,
    line: pass.lineAt(node.start),
    endLine: pass.lineAt(node.end),
    ...(own.className !== undefined && { className: own.className }),
    static: own.static ?? false,
    exported: own.exported ?? false,
    ...givesBack(node, pass),
  });
  if (isNew) pass.bodyOf(index, scope);
  return index;
}

/** What a function is said to give back, and how. */
function givesBack(node: Function | ArrowFunctionExpression, pass: Pass): Partial<FunctionSketch> {
  return {
    ...(node.returnType && { returns: pass.textOf(node.returnType.typeAnnotation, 200) }),
    ...(node.async && { async: true }),
    ...(node.generator && { generator: true }),
  };
}

function bindInner(node: Function, scope: number, pass: Pass): void {
  if (node.id)
    pass.bind(node.id.name, { line: pass.lineAt(node.start), mutable: false, init: { kind: 'function', scope } });
}

function visitBody(node: Function | ArrowFunctionExpression, pass: Pass): void {
  node.params.filter(isGiven).forEach((param, index) => bindParameter(param, index, pass));
  if (pass.handed.nameOf(node) !== undefined || answers(node)) noteParameter(node.params[0], pass);
  pass.visitAny(node.typeParameters);
  for (const param of node.params) pass.visit(param);
  pass.visitAny(node.returnType);
  const scope = pass.scopes[pass.place.scope] as OpenScope;
  if (node.type === 'ArrowFunctionExpression' && node.expression) {
    scope.returns = pass.awaiting(() => toTerm(node.body, pass));
    scope.returnCount = 1;
    return pass.awaiting(() => pass.visitAny(node.body));
  }
  pass.visitAny(node.body);
}

/** `this: Type` is written like a parameter and is none. */
function isGiven(param: ParamPattern): boolean {
  return !(param.type === 'Identifier' && param.name === 'this');
}

function bindParameter(param: ParamPattern, index: number, pass: Pass): void {
  const inner = param.type === 'TSParameterProperty' ? param.parameter : param;
  const target = inner.type === 'AssignmentPattern' ? inner.left : inner;
  const type = annotationTerm('typeAnnotation' in target ? target.typeAnnotation : undefined);
  const line = pass.lineAt(param.start);
  if (target.type === 'Identifier') {
    return pass.bind(target.name, { line, mutable: true, parameter: index, ...(type && { type }) });
  }
  const whole = `(${index})`;
  pass.bind(whole, { line, mutable: true, parameter: index, ...(type && { type }) });
  bindPattern(target, { kind: 'name', name: whole }, pass);
}

/** A function without a body (overload, declaration) has types only. */
function visitSignature(node: Function | ArrowFunctionExpression, pass: Pass): void {
  for (const param of node.params) pass.visit(param);
  pass.visitAny(node.returnType);
}
