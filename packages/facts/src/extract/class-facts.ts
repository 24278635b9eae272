/** Classes: what they are for, by their decorators. */
import type { ClassFact, ClassRole } from '@banyan/model';
import type { PlacedClass, Project } from '../link/project';
import { renderTerm } from '../sketch/term';

const roles: readonly (readonly [decorator: string, role: ClassRole])[] = [
  ['Module', 'nest-module'],
  ['Controller', 'controller'],
  ['Resolver', 'resolver'],
  ['WebSocketGateway', 'gateway'],
  ['Entity', 'entity'],
  ['ChildEntity', 'entity'],
  ['Table', 'entity'],
  ['Schema', 'entity'],
  ['Injectable', 'provider'],
  ['Processor', 'provider'],
  ['Catch', 'provider'],
  ['CommandHandler', 'provider'],
  ['QueryHandler', 'provider'],
  ['EventsHandler', 'provider'],
  ['EventSubscriber', 'provider'],
];

export function classFacts(project: Project): ClassFact[] {
  return project.classes.map((placed) => toFact(placed, project));
}

/** What a class is for. */
export function roleOf({ sketch }: PlacedClass): ClassRole {
  return roles.find(([name]) => sketch.decorators.some((decorator) => decorator.name === name))?.[1] ?? 'other';
}

function toFact(placed: PlacedClass, project: Project): ClassFact {
  const { file, sketch } = placed;
  const { calls, exports } = project.sketch(file);
  return {
    id: `${file}#${sketch.name}`,
    file,
    line: sketch.line,
    name: sketch.name,
    role: roleOf(placed),
    decorators: sketch.decorators.map((decorator) => decorator.name),
    ...(sketch.extends && { extends: renderTerm(sketch.extends, calls) }),
    implements: sketch.implements,
    exported: sketch.exported || exports.some((entry) => entry.local === sketch.name),
  };
}
