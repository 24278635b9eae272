/** Who handles what is handed on: listeners by name, handlers by class. */
import type { EmissionFact, EndpointFact, SymbolId } from '@banyan/model';
import { symbolsOf } from '../../link/link-calls';
import type { Project } from '../../link/project';
import { allMembers, classDecorators, classType, memberId } from '../nest/decorated';
import { findDecorator } from '../nest/placed-decorators';
import { classReference } from '../nest/class-reference';
import { libraryOf } from './emitter';
import { lookup } from '../lookup';

/** Handlers by kind and name. */
export interface HandlerIndex {
  readonly byName: ReadonlyMap<string, readonly SymbolId[]>;
  /** Listeners to patterns with `*`. */
  readonly patterns: readonly { readonly kind: string; readonly pattern: RegExp; readonly handler: SymbolId }[];
}

/** Endpoint kind → the emissions that reach it. */
const reached: Readonly<Record<string, readonly EmissionFact['kind'][]>> = lookup({
  event: ['event', 'message'],
  message: ['message'],
  queue: ['job'],
});

export function indexHandlers(project: Project, endpoints: readonly EndpointFact[]): HandlerIndex {
  const byName = new Map<string, SymbolId[]>();
  const patterns: HandlerIndex['patterns'][number][] = [];
  const add = (kind: string, name: string, handler: SymbolId): void => {
    const key = `${kind}\0${name}`;
    byName.set(key, [...(byName.get(key) ?? []), handler]);
  };
  for (const { kind, path, handler } of endpoints) {
    for (const emission of reached[kind] ?? []) {
      if (path.includes('*')) patterns.push({ kind: emission, pattern: wildcard(path), handler });
      else add(emission, path, handler);
    }
  }
  for (const [kind, name, handler] of [...classHandlers(project), ...ownListeners(project)]) add(kind, name, handler);
  return { byName, patterns };
}

/** A job's worker takes all jobs of its queue. */
export function handlersOf(kind: EmissionFact['kind'], name: string, { byName, patterns }: HandlerIndex): SymbolId[] {
  const names = kind === 'job' ? jobNames(name, byName) : [name];
  const exact = names.flatMap((each) => byName.get(`${kind}\0${each}`) ?? []);
  const wild = patterns
    .filter((entry) => entry.kind === kind && entry.pattern.test(name))
    .map(({ handler }) => handler);
  return [...new Set([...exact, ...wild])].sort();
}

/** A job of a known name reaches its own worker or that of the whole queue; one of an unknown name may be any of the queue. */
function jobNames(name: string, byName: HandlerIndex['byName']): string[] {
  const [queue = name, job] = name.split('/');
  if (job !== undefined) return [name, queue];
  return [name, ...[...byName.keys()].flatMap((key) => (key.startsWith(`job\0${queue}/`) ? [key.slice(4)] : []))];
}

/** CQRS: `@CommandHandler(AddPhoto) class { execute() }` */
function classHandlers(project: Project): (readonly [string, string, SymbolId])[] {
  return project.classes.flatMap((placed) => {
    if (placed.sketch.decorators.length === 0) return [];
    const decorators = classDecorators(placed, project);
    return (['CommandHandler', 'QueryHandler'] as const).flatMap((name) => {
      const handler = findDecorator(decorators, name);
      const execute = handler && allMembers(classType(placed), project).find(({ member }) => member.name === 'execute');
      if (!handler || !execute) return [];
      return handler.args.flatMap(({ term, place }) => {
        const of = classReference(term, place, project)?.name;
        return of === undefined
          ? []
          : [[name === 'CommandHandler' ? 'command' : 'query', of, memberId(execute)] as const];
      });
    });
  });
}

/** `emitter.on('photo.added', this.index)` of Node's emitters */
function ownListeners(project: Project): (readonly [string, string, SymbolId])[] {
  return project.calls.flatMap(({ file, call }) => {
    const { callee, args } = call;
    if (callee.kind !== 'member' || !/^(?:on|once|addListener|prependListener)$/.test(callee.name)) return [];
    const place = { file, scope: call.scope };
    const type = libraryOf(project.types.of(callee.of, place), project);
    if (!type || !/^(?:node:)?events$|^eventemitter[23]$|^@nestjs\/event-emitter$/.test(type.module)) return [];
    const name = project.text(args[0], place);
    const [, listener] = args;
    if (name === undefined || !listener) return [];
    if (listener.kind === 'function') return [['event', name, project.functionAt(file, listener.scope)] as const];
    return symbolsOf(project.types.of(listener, place), project).map((symbol) => ['event', name, symbol] as const);
  });
}

function wildcard(path: string): RegExp {
  const body = path
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*/g, '\u0001')
    .replace(/\*/g, '[^.]+');
  return new RegExp(`^${body.replaceAll('\u0001', '.+')}$`);
}
