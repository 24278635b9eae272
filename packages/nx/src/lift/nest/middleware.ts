/** Reads `configure(consumer)`: which of its statements apply middleware to lifted routes. */
import ts from 'typescript';
import type { SymbolId } from '@banyan/model';
import type { SourceIndex } from '../source/source-index';
import type { NestModule } from './nest-module';
import { property } from './object-literal';
import { tokenOf } from './token';

/** The routes of the service. */
export interface LiftedRoutes {
  readonly controllers: ReadonlySet<SymbolId>;
  readonly paths: readonly string[];
}

/** The statements of `configure`, parted. */
export interface MiddlewareStatements {
  readonly keeps: readonly ts.Statement[];
  readonly drops: readonly ts.Statement[];
  /** Targets in `forRoutes(A, B)` of kept statements that are not lifted. */
  readonly foreignTargets: readonly ts.Expression[];
}

const none: MiddlewareStatements = { keeps: [], drops: [], foreignTargets: [] };

/** A statement that is not understood is kept: middleware too many is seen at once, middleware lost is a hole. */
export function keptMiddleware(module: NestModule, routes: LiftedRoutes, index: SourceIndex): MiddlewareStatements {
  const { configure } = module;
  const consumer = configure?.parameters[0]?.name.getText();
  if (!configure?.body || consumer === undefined) return none;
  const keeps: ts.Statement[] = [];
  const drops: ts.Statement[] = [];
  const foreignTargets: ts.Expression[] = [];
  for (const statement of configure.body.statements) {
    const targets = forRoutesOf(statement, consumer);
    const foreign = (targets ?? []).filter((target) => !meets(target, module, routes, index));
    if (targets && targets.length > 0 && foreign.length === targets.length) drops.push(statement);
    else {
      keeps.push(statement);
      foreignTargets.push(...foreign);
    }
  }
  return { keeps, drops, foreignTargets };
}

/** Arguments of the last call in `consumer.apply(…).forRoutes(…)`; undefined for any other statement. */
function forRoutesOf(statement: ts.Statement, consumer: string): readonly ts.Expression[] | undefined {
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return undefined;
  const call = statement.expression;
  if (!ts.isPropertyAccessExpression(call.expression) || call.expression.name.text !== 'forRoutes') return undefined;
  if (isChained(call.expression.expression, consumer)) return call.arguments;
  return undefined;
}

/** One chain only: `apply().forRoutes().apply().forRoutes()` is kept whole. */
function isChained(expression: ts.Expression, consumer: string): boolean {
  if (ts.isIdentifier(expression)) return expression.text === consumer;
  if (!ts.isCallExpression(expression) || !ts.isPropertyAccessExpression(expression.expression)) return false;
  if (expression.expression.name.text === 'forRoutes') return false;
  return isChained(expression.expression.expression, consumer);
}

function meets(target: ts.Expression, module: NestModule, routes: LiftedRoutes, index: SourceIndex): boolean {
  if (ts.isStringLiteralLike(target)) return meetsPath(target.text, routes.paths);
  if (ts.isObjectLiteralExpression(target)) return meetsRouteObject(target, routes);
  if (!ts.isIdentifier(target)) return true;
  const token = tokenOf(target, module.file.path, index);
  const isController = index.file(token.slice(0, token.lastIndexOf('#'))) !== undefined;
  return !isController || routes.controllers.has(token);
}

/** `{ path: 'articles', method: RequestMethod.GET }`: the path decides. */
function meetsRouteObject(target: ts.ObjectLiteralExpression, routes: LiftedRoutes): boolean {
  const path = property(target, 'path');
  return !path || !ts.isStringLiteralLike(path) || meetsPath(path.text, routes.paths);
}

/** Prefixes are not in the string, so its segments may stand anywhere in the path; a pattern may meet anything. */
function meetsPath(route: string, paths: readonly string[]): boolean {
  if (/[*(){}?+]/.test(route)) return true;
  const wanted = route.split('/').filter((segment) => segment !== '');
  if (wanted.length === 0) return true;
  return paths.some((path) => {
    const segments = path.split('/').filter((segment) => segment !== '');
    return segments.some((_, at) => wanted.every((segment, i) => mayBeSame(segment, segments[at + i])));
  });
}

function mayBeSame(wanted: string, segment: string | undefined): boolean {
  return segment !== undefined && (segment === wanted || segment.startsWith(':') || wanted.startsWith(':'));
}
