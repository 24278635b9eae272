/** What stands in front of a Nest handler: guards, interceptors, pipes, filters by decorator, and those of the application. */
import type { EnhancerFact } from '@banyan/model';
import type { PlacedTerm } from '../../link/constants';
import { field, type PlacedCall, type Project } from '../../link/project';
import { renderTerm, type Term } from '../../sketch/term';
import { classReference } from './class-reference';
import type { PlacedDecorator } from './placed-decorators';
import { lookup } from '../lookup';

type Kind = EnhancerFact['kind'];

const byDecorator: Readonly<Record<string, Kind>> = lookup({
  UseGuards: 'guard',
  UseInterceptors: 'interceptor',
  UsePipes: 'pipe',
  UseFilters: 'filter',
});
const byCall: Readonly<Record<string, Kind>> = lookup({
  use: 'middleware',
  useGlobalGuards: 'guard',
  useGlobalInterceptors: 'interceptor',
  useGlobalPipes: 'pipe',
  useGlobalFilters: 'filter',
});
const byToken: Readonly<Record<string, Kind>> = lookup({
  APP_GUARD: 'guard',
  APP_INTERCEPTOR: 'interceptor',
  APP_PIPE: 'pipe',
  APP_FILTER: 'filter',
});
/** In this order a request passes them; filters see what the others throw. */
const order: readonly Kind[] = ['middleware', 'guard', 'interceptor', 'pipe', 'filter'];

/** Enhancers in the order in which a call passes them; within one kind those further out come first. */
export function inOrder(enhancers: readonly EnhancerFact[]): EnhancerFact[] {
  return order.flatMap((kind) => enhancers.filter((enhancer) => enhancer.kind === kind));
}

/** What the decorators of a class and of its method put in front of the method. */
export function throughOf(
  ofClass: readonly PlacedDecorator[],
  ofMember: readonly PlacedDecorator[],
  project: Project,
  outer: readonly EnhancerFact[] = [],
): { readonly through?: readonly EnhancerFact[] } {
  const through = inOrder([
    ...outer,
    ...decoratedEnhancers(ofClass, 'controller', project),
    ...decoratedEnhancers(ofMember, 'handler', project),
  ]);
  return through.length > 0 ? { through } : {};
}

export function decoratedEnhancers(
  decorators: readonly PlacedDecorator[],
  on: EnhancerFact['on'],
  project: Project,
): EnhancerFact[] {
  // Decorators are applied from the last one up.
  return [...decorators].reverse().flatMap(({ name, args }) => {
    const kind = byDecorator[name];
    return kind ? args.flatMap((arg) => enhancer(kind, arg, on, project)) : [];
  });
}

/** `app.useGlobalGuards(new X())`, `app.use(helmet())` */
export function calledEnhancers(calls: readonly PlacedCall[], project: Project): EnhancerFact[] {
  return calls.flatMap(({ file, call }) => {
    const kind = call.callee.kind === 'member' ? byCall[call.callee.name] : undefined;
    const place = { file, scope: call.scope };
    return kind ? call.args.flatMap((term) => enhancer(kind, { term, place }, 'application', project)) : [];
  });
}

/** `{ provide: APP_GUARD, useClass: X }` in the providers of any module. */
export function providedEnhancers(project: Project): EnhancerFact[] {
  return project.classes.flatMap(({ file, sketch }) => {
    const options = sketch.decorators.find(({ name }) => name === 'Module')?.args[0];
    const providers = field(options, 'providers');
    const place = { file, scope: 0 };
    return listed({ term: providers ?? { kind: 'unknown' }, place }, project).flatMap((given) => {
      const token = field(given.term, 'provide');
      const kind = token?.kind === 'name' || token?.kind === 'member' ? byToken[token.name] : undefined;
      const made = ['useClass', 'useExisting', 'useValue', 'useFactory']
        .map((way) => field(given.term, way))
        .find(Boolean);
      return kind && made ? enhancer(kind, { ...given, term: made }, 'application', project) : [];
    });
  });
}

/** One enhancer as it is written: a class, an instance of it, what a function makes. */
export function enhancer(
  kind: Kind,
  { term, place }: PlacedTerm,
  on: EnhancerFact['on'],
  project: Project,
): EnhancerFact[] {
  if (term.kind === 'spread' || term.kind === 'list') {
    return listed({ term, place }, project).flatMap((item) => enhancer(kind, item, on, project));
  }
  const { calls } = project.sketch(place.file);
  const call = term.kind === 'call' ? calls[term.call] : undefined;
  const named = call ? call.callee : term;
  const type = project.types.of(named, place);
  const reference = type?.kind === 'class' ? classReference(named, place, project) : undefined;
  const name = reference?.name ?? renderTerm(named, calls);
  const shown = call && !call.isNew ? `${name}(${call.args.map(shownArgument).join(', ')})` : name;
  if (term.kind === 'function') return [{ kind, name: project.functionAt(place.file, term.scope), on }];
  const id = type?.kind === 'class' || type?.kind === 'function' ? `${type.file}#${type.name}` : undefined;
  return [{ kind, name: shown, on, ...(id !== undefined && { id }) }];
}

function shownArgument(term: Term): string {
  if (term.kind === 'text') return `'${term.value}'`;
  return term.kind === 'name' ? term.name : '…';
}

/** The items of a list, through constants and spreads. */
function listed({ term, place }: PlacedTerm, project: Project, depth = 0): PlacedTerm[] {
  if (depth > 6) return [];
  if (term.kind === 'list') return term.items.flatMap((item) => listed({ term: item, place }, project, depth + 1));
  if (term.kind === 'spread') return listed({ term: term.of, place }, project, depth + 1);
  if (term.kind === 'either')
    return term.options.flatMap((option) => listed({ term: option, place }, project, depth + 1));
  const constant = term.kind === 'name' || term.kind === 'member' ? project.types.constant(term, place) : undefined;
  return constant?.term.kind === 'list'
    ? listed(constant.term ? constant : { term, place }, project, depth + 1)
    : [{ term, place }];
}
