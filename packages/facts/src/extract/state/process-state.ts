/** Process state: what is lost on a restart and not shared between two instances. */
import type { ClassRole, EndpointFact, ProcessStateFact } from '@banyan/model';
import { isTest } from '../../read/list-tree';
import { field, type PlacedClass, type Project } from '../../link/project';
import type { CallSketch, FileSketch, MemberSketch, WriteSketch } from '../../sketch/file-sketch';
import { renderTerm, type Term } from '../../sketch/term';
import { roleOf } from '../class-facts';
import { environment } from './environment';
import { knownStateFacts, useOf } from './known-state';
import { diskFacts } from './local-disk';
import { timers } from './timers';

const mutators = /^(?:set|add|push|delete|clear|unshift|splice|pop|shift|enqueue|put|del|setex)$/;
const collections = /^(?:Map|Set|WeakMap|WeakSet|Array|LRUCache|LRU|NodeCache|QuickLRU|TTLCache|Keyv)$/;
const kept: ReadonlySet<ClassRole> = new Set<ClassRole>([
  'provider',
  'controller',
  'gateway',
  'resolver',
  'nest-module',
]);
/** Where a singleton is set up: what is assigned there does not change later. */
const setUp = /\.(?:constructor|onModuleInit|onApplicationBootstrap|afterInit|onModuleDestroy|onApplicationShutdown)$/;

export function processState(project: Project): ProcessStateFact[] {
  const own = project.sketches.filter(({ path }) => !isTest(path));
  return [
    ...environment(project),
    ...own.flatMap((sketch) => [...timers(sketch, project), ...moduleState(sketch), ...closureState(sketch)]),
    ...project.classes.filter(({ file }) => !isTest(file)).flatMap((placed) => classState(placed, project)),
    ...diskFacts(project),
    ...knownStateFacts(project),
  ];
}

/** Timers that a framework keeps. */
export function scheduledState(endpoints: readonly EndpointFact[]): ProcessStateFact[] {
  return endpoints.filter(({ kind }) => kind === 'cron').map(scheduled);
}

function scheduled({ method, path, handler, file, line }: EndpointFact): ProcessStateFact {
  return { kind: 'timer', name: `${method} ${path}`, file, line, owner: handler };
}

/** Collections and variables at the module level that functions change. */
function moduleState(sketch: FileSketch): ProcessStateFact[] {
  const owner = `${sketch.path}#`;
  return [...(sketch.scopes[0]?.bindings ?? [])].flatMap(([name, binding]): ProcessStateFact[] => {
    const at = { file: sketch.path, line: binding.line, owner, name, ...useOf(name, madeOf(binding.init, sketch)) };
    const target: Term = { kind: 'name', name };
    if (isCollection(binding.init, sketch) && isMutated(target, sketch)) return [{ kind: 'collection', ...at }];
    const reassigned =
      binding.mutable && sketch.writes.some((write) => write.scope > 0 && isName(write.target, name, write, sketch));
    return reassigned ? [{ kind: 'variable', ...at }] : [];
  });
}

/** Variables of a function that is called at once, `const next = (() => { let n = 0; return () => n++; })()`. */
function closureState(sketch: FileSketch): ProcessStateFact[] {
  const bodies = sketch.calls.flatMap(({ scope, callee }) =>
    scope === 0 && callee.kind === 'function' ? [callee.scope] : [],
  );
  return bodies.flatMap((body) =>
    [...(sketch.scopes[body]?.bindings ?? [])].flatMap(([name, { line, init, mutable }]): ProcessStateFact[] => {
      const later: Inside = (scope) => scope !== body && holderOf(name, scope, sketch) === body;
      const at = { file: sketch.path, line, owner: `${sketch.path}#`, name, ...useOf(name, madeOf(init, sketch)) };
      const target: Term = { kind: 'name', name };
      if (isCollection(init, sketch) && isMutated(target, sketch, later)) return [{ kind: 'collection', ...at }];
      const writes = sketch.writes.filter((write) => write.target.kind === 'name' && write.target.name === name);
      return mutable && writes.some(({ scope }) => later(scope)) ? [{ kind: 'variable', ...at }] : [];
    }),
  );
}

/** The innermost scope around that declares the name. */
function holderOf(name: string, scope: number, sketch: FileSketch): number | undefined {
  for (let at = scope; at >= 0; at = sketch.scopes[at]?.parent ?? -1) {
    if (sketch.scopes[at]?.bindings.has(name)) return at;
  }
  return undefined;
}

/** The class of `new Map()`. */
function madeOf(init: Term | undefined, sketch: FileSketch): string {
  const call = init?.kind === 'call' ? sketch.calls[init.call] : undefined;
  return call ? lastName(call.callee) : '';
}

/** Fields that live as long as the process: those of singletons, and static ones. */
function classState(placed: PlacedClass, project: Project): ProcessStateFact[] {
  const { file, sketch } = placed;
  const singleton = (kept.has(roleOf(placed)) && !isMadeAnew(placed)) || isMadeOnce(placed, project);
  const owner = `${file}#${sketch.name}`;
  return sketch.members.flatMap((member): ProcessStateFact[] => {
    if (member.kind !== 'property' || !(singleton || member.static)) return [];
    const use = useOf(member.name, madeOf(member.init, project.sketch(file)));
    const at = { file, line: member.line, owner, name: `${sketch.name}.${member.name}`, ...use };
    const target: Term = {
      kind: 'member',
      of: { kind: 'name', name: member.static ? sketch.name : 'this' },
      name: member.name,
    };
    const source = project.sketch(file);
    const inside = within(placed, source);
    if (isCollection(member.init, source) && isMutated(target, source, inside)) return [{ kind: 'collection', ...at }];
    return isReassigned(member, target, source, inside) ? [{ kind: 'variable', ...at }] : [];
  });
}

/** `@Injectable({ scope: Scope.REQUEST })`: an instance for each request, or for each that asks. */
function isMadeAnew({ sketch }: PlacedClass): boolean {
  return sketch.decorators.some(({ args }) =>
    args.some((arg) => {
      const scope = field(arg, 'scope');
      return scope?.kind === 'member' && /^(?:REQUEST|TRANSIENT)$/.test(scope.name);
    }),
  );
}

/** `export default new Registry()`: one instance for the whole process. */
function isMadeOnce({ file, sketch }: PlacedClass, project: Project): boolean {
  return project
    .sketch(file)
    .calls.some(
      ({ isNew, scope, callee }) => isNew && scope === 0 && callee.kind === 'name' && callee.name === sketch.name,
    );
}

type Inside = (scope: number) => boolean;

function within({ sketch }: PlacedClass, source: FileSketch): Inside {
  return (scope) => source.functions[source.scopes[scope]?.function ?? 0]?.className === sketch.name;
}

function isCollection(init: Term | undefined, sketch: FileSketch): boolean {
  if (init?.kind === 'list' || init?.kind === 'record') return true;
  if (init?.kind === 'cast') return isCollection(init.of, sketch);
  const call = init?.kind === 'call' ? sketch.calls[init.call] : undefined;
  return call !== undefined && collections.test(lastName(call.callee));
}

function isMutated(target: Term, sketch: FileSketch, inside?: Inside): boolean {
  const text = renderTerm(target, []);
  const called = sketch.calls.some(
    (call) => mutates(call, text) && call.scope > 0 && (inside?.(call.scope) ?? !shadowed(text, call.scope, sketch)),
  );
  return (
    called || sketch.writes.some((write) => write.scope > 0 && isPart(write, text) && (inside?.(write.scope) ?? true))
  );
}

function mutates({ callee }: CallSketch, text: string): boolean {
  return callee.kind === 'member' && mutators.test(callee.name) && renderTerm(callee.of, []) === text;
}

/** `x[key] = …`, `x.key = …`, `delete x[key]`. */
function isPart({ target }: WriteSketch, text: string): boolean {
  return (target.kind === 'item' || target.kind === 'member') && renderTerm(target.of, []) === text;
}

function isReassigned(member: MemberSketch, target: Term, sketch: FileSketch, inside: Inside): boolean {
  if (member.decorators.length > 0) return false;
  const text = renderTerm(target, []);
  return sketch.writes.some(
    (write) =>
      renderTerm(write.target, []) === text &&
      inside(write.scope) &&
      !setsUp(sketch.functions[sketch.scopes[write.scope]?.function ?? 0]?.name ?? '', sketch),
  );
}

/** The constructor and the hooks of a start, and methods that only those call. */
function setsUp(name: string, sketch: FileSketch): boolean {
  if (setUp.test(name)) return true;
  const callers = sketch.calls.filter(
    ({ callee }) =>
      callee.kind === 'member' && renderTerm(callee.of, []) === 'this' && name.endsWith(`.${callee.name}`),
  );
  return (
    callers.length > 0 &&
    callers.every(({ scope }) => setUp.test(sketch.functions[sketch.scopes[scope]?.function ?? 0]?.name ?? ''))
  );
}

function isName(target: Term, name: string, { scope }: WriteSketch, sketch: FileSketch): boolean {
  return target.kind === 'name' && target.name === name && !shadowed(name, scope, sketch);
}

/** Whether a name means something else between the scope and the module level. */
function shadowed(name: string, scope: number, sketch: FileSketch): boolean {
  for (let at = scope; at > 0; at = sketch.scopes[at]?.parent ?? -1) {
    if (sketch.scopes[at]?.bindings.has(name)) return true;
  }
  return false;
}

function lastName(term: Term): string {
  return term.kind === 'name' || term.kind === 'member' ? term.name : '';
}
