/** Puts the report of a lift together. */
import type { ClassFact, CodeFacts, StepRoute } from '@banyan/model';
import type { LiftedCode } from '../lift-code';
import type { LiftInput } from '../lift-input';
import { listLeft } from './list-left';
import { listNotShared } from './list-not-shared';
import { listWarnings } from './list-warnings';
import type { LiftedClass, LiftReport } from './lift-report';

/** @param withoutVersion packages whose version nobody knows */
export function buildReport(input: LiftInput, code: LiftedCode, withoutVersion: readonly string[]): LiftReport {
  const { facts, proposal } = input;
  const contextOf = new Map(
    proposal.contexts.flatMap(({ name, members }) => members.map(({ module }) => [module, name] as const)),
  );
  const copied = new Set(code.copied.map(({ path }) => path));
  const classes = liftedClasses(facts, code, contextOf);
  const isController = ({ id }: LiftedClass): boolean => code.context.controllers.has(id);
  return {
    context: code.context.name,
    routes: routesOf(code),
    controllers: classes.filter(isController),
    providers: classes.filter((one) => !isController(one)),
    files: { lifted: code.copied.length, total: facts.modules.filter(({ test }) => !test).length },
    left: listLeft(facts, code),
    notShared: listNotShared(facts, code, copied),
    warnings: listWarnings(input, code, copied, withoutVersion),
    environment: environmentOf(facts, copied),
  };
}

function routesOf({ context }: LiftedCode): readonly StepRoute[] {
  const routes = context.endpoints.map(({ method, path }) => ({ method, path }));
  const unique = new Map(routes.map((route) => [`${route.path} ${route.method}`, route]));
  return [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, route]) => route);
}

/** Modules are containers, not members: they are left out. */
function liftedClasses(
  facts: CodeFacts,
  { kept }: LiftedCode,
  contextOf: ReadonlyMap<string, string>,
): readonly LiftedClass[] {
  const factOf = new Map(facts.classes.map((fact): [string, ClassFact] => [fact.id, fact]));
  const found = [...kept.classes.values()].filter(({ id }) => !kept.modules.has(id));
  return found
    .flatMap(({ id, neededBy }): readonly LiftedClass[] => {
      const fact = factOf.get(id);
      if (!fact) return [];
      const context = contextOf.get(fact.file);
      const { name, file, line } = fact;
      return [{ id, name, file, line, neededBy: nameOf(neededBy), ...(context && { context }) }];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function nameOf(who: string): string {
  return who.slice(who.lastIndexOf('#') + 1);
}

function environmentOf(facts: CodeFacts, copied: ReadonlySet<string>): readonly string[] {
  const read = facts.processState.filter(({ kind, file }) => kind === 'environment' && copied.has(file));
  return [...new Set(read.map(({ name }) => name))].sort();
}
