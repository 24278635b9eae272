/** Middleware that modules put before routes: `consumer.apply(X).exclude('a').forRoutes(Photos, 'b/*')`. */
import type { EnhancerFact, SymbolId } from '@banyan/model';
import type { PlacedTerm } from '../../link/constants';
import { field, type Project } from '../../link/project';
import type { CallSketch } from '../../sketch/file-sketch';
import { classReference } from './class-reference';
import { callsNamed } from './calls-named';
import { enhancer } from './enhancers';
import { methodName, toPattern } from './route-settings';

/** One chain that ends in `forRoutes`. */
export interface ModuleMiddleware {
  readonly enhancers: readonly EnhancerFact[];
  /** @param route without the global prefix and the version */
  readonly covers: (controller: SymbolId, method: string, route: string) => boolean;
}

interface Target {
  readonly controller?: SymbolId;
  readonly method?: string;
  readonly pattern?: RegExp;
}

export function moduleMiddleware(project: Project): ModuleMiddleware[] {
  return callsNamed(project, /^forRoutes$/).flatMap(({ file, call }) => {
    const chain = chainOf(call, file, project);
    const applied = chain.filter(({ name }) => name === 'apply');
    if (applied.length === 0) return [];
    const targets = chain
      .filter(({ name }) => name === 'forRoutes')
      .flatMap(({ args }) => args.flatMap((arg) => target(arg, project)));
    const spared = chain
      .filter(({ name }) => name === 'exclude')
      .flatMap(({ args }) => args.flatMap((arg) => target(arg, project)));
    return [
      {
        enhancers: applied.flatMap(({ args }) => args.flatMap((arg) => enhancer('middleware', arg, 'module', project))),
        covers: (controller, method, route) =>
          targets.some((entry) => meets(entry, controller, method, route)) &&
          !spared.some((entry) => meets(entry, controller, method, route)),
      },
    ];
  });
}

interface Link {
  readonly name: string;
  readonly args: readonly PlacedTerm[];
}

function chainOf(last: CallSketch, file: string, project: Project): Link[] {
  const links: Link[] = [];
  let call: CallSketch | undefined = last;
  while (call?.callee.kind === 'member') {
    const place = { file, scope: call.scope };
    links.push({ name: call.callee.name, args: call.args.map((term) => ({ term, place })) });
    call = call.callee.of.kind === 'call' ? project.sketch(file).calls[call.callee.of.call] : undefined;
  }
  return links;
}

function target({ term, place }: PlacedTerm, project: Project): Target[] {
  if (term.kind === 'list') return term.items.flatMap((item) => target({ term: item, place }, project));
  if (term.kind === 'spread') return target({ term: term.of, place }, project);
  const path = project.text(field(term, 'path') ?? term, place);
  if (path !== undefined) {
    const method = methodName(field(term, 'method'));
    const pattern = /^\/?(?:\*|\{\*\w+\}|\*\w+|\(\.\*\))$/.test(path) ? /^/ : toPattern(path);
    return [{ pattern, ...(method !== undefined && method !== 'ALL' && { method }) }];
  }
  const type = classReference(term, place, project)?.type;
  return type ? [{ controller: `${type.file}#${type.name}` }] : [];
}

function meets({ controller, method, pattern }: Target, of: SymbolId, called: string, route: string): boolean {
  if (controller !== undefined) return controller === of;
  return (method === undefined || method === called) && (pattern?.test(route) ?? false);
}
