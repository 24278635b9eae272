/** Strings that a class is given by its heirs: `super('users', db)` for a `this.tableName` of the base. */
import type { Project } from '../../link/project';
import type { ClassType } from '../../link/type';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';

/**
 * What `this.name` may be where the constructor has a parameter of that name: in an heir what it hands to `super`, in the
 * base what any heir does.
 */
export function constructorTexts(term: Term, place: Place, project: Project): string[] {
  if (term.kind !== 'member' || term.of.kind !== 'name' || term.of.name !== 'this') return [];
  const self = project.types.self(place);
  if (!self) return [];
  const own = handedUp(self, term.name, project);
  if (own !== undefined) return [own];
  if (parameterOf(self, term.name, project) < 0) return [];
  const texts = project.heirs.of(self.file, self.name).flatMap((heir) => handedUp(heir, term.name, project) ?? []);
  return [...new Set(texts)].sort();
}

/** The string that a class hands to its base's parameter of this name. */
function handedUp(type: ClassType, name: string, project: Project): string | undefined {
  const base = project.types.base(type);
  if (base?.kind !== 'class') return undefined;
  const at = parameterOf(base, name, project);
  if (at < 0) return handedUp(base, name, project);
  const sketch = project.sketch(type.file);
  const call = sketch.calls.find(
    ({ callee, scope }) =>
      callee.kind === 'name' &&
      callee.name === 'super' &&
      sketch.functions[sketch.scopes[scope]?.function ?? 0]?.name === `${type.name}.constructor`,
  );
  return call && project.text(call.args[at], { file: type.file, scope: call.scope });
}

function parameterOf(type: ClassType, name: string, project: Project): number {
  const sketch = project.names.files.get(type.file)?.classes.get(type.name);
  return sketch?.parameters.findIndex((parameter) => parameter.name === name) ?? -1;
}
