/** State of classes: fields that live as long as the process, those of singletons and static ones. */
import type { ClassRole, ProcessStateFact } from '@banyan/model';
import { field, type PlacedClass, type Project } from '../../link/project';
import type { FileSketch, MemberSketch, WriteSketch } from '../../sketch/file-sketch';
import { renderTerm, type Term } from '../../sketch/term';
import { roleOf } from '../class-facts';
import { changersOf, functionsOf, type Inside, isCollection, endsBy, madeOf } from './collection';
import { useOf } from './state-use';

const kept: ReadonlySet<ClassRole> = new Set<ClassRole>([
  'provider',
  'controller',
  'gateway',
  'resolver',
  'nest-module',
]);
/** Where a singleton is set up: what is assigned there does not change later. */
const setUp = /\.(?:constructor|onModuleInit|onApplicationBootstrap|afterInit|onModuleDestroy|onApplicationShutdown)$/;

/** Fields that live as long as the process: those of singletons, and static ones. */
export function classState(placed: PlacedClass, project: Project): ProcessStateFact[] {
  const { file, sketch } = placed;
  const singleton = (kept.has(roleOf(placed)) && !isMadeAnew(placed)) || isMadeOnce(placed, project);
  const owner = `${file}#${sketch.name}`;
  const source = project.sketch(file);
  const inside = within(placed, source);
  return sketch.members.flatMap((member): ProcessStateFact[] => {
    if (member.kind !== 'property' || !(singleton || member.static)) return [];
    const made = madeOf(member.init, source);
    const at = { file, line: member.line, owner, name: `${sketch.name}.${member.name}` };
    const of: Term = { kind: 'name', name: member.static ? sketch.name : 'this' };
    const target: Term = { kind: 'member', of, name: member.name };
    const changedIn = isCollection(member.init, source) ? changersOf(target, source, inside) : [];
    if (changedIn.length > 0) {
      const use = useOf(member.name, made, sketch.name);
      return [{ kind: 'collection', ...at, ...use, ...endsBy(member.init, source), changedIn }];
    }
    const writes = reassignments(member, target, source, inside);
    return writes.length > 0
      ? [{ kind: 'variable', ...at, ...useOf(member.name, made), changedIn: functionsOf(writes, source) }]
      : [];
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

function within({ sketch }: PlacedClass, source: FileSketch): Inside {
  return (scope) => source.functions[source.scopes[scope]?.function ?? 0]?.className === sketch.name;
}

function reassignments(member: MemberSketch, target: Term, sketch: FileSketch, inside: Inside): WriteSketch[] {
  if (member.decorators.length > 0) return [];
  const text = renderTerm(target, []);
  return sketch.writes.filter(
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
