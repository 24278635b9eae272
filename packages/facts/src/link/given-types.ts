/** Properties that a constructor sets, and what heirs hand to the constructors of their bases. */
import type { CallSketch } from '../sketch/file-sketch';
import type { Term } from '../sketch/term';
import type { ClassType, Type } from './type';
import type { Types } from './types';

/** `this.model = model` in the class that owns the property: the type of what is set. */
export function assignedType(
  line: readonly ClassType[],
  owner: ClassType,
  name: string,
  types: Types,
): Type | undefined {
  const sketch = types.names.files.get(owner.file)?.sketch;
  for (const { target, value, scope } of sketch?.writes ?? []) {
    if (!value || target.kind !== 'member' || target.name !== name) continue;
    if (target.of.kind !== 'name' || target.of.name !== 'this') continue;
    const setter = sketch?.functions[sketch.scopes[scope]?.function ?? 0];
    if (setter?.className !== owner.name) continue;
    const given = setter.name === `${owner.name}.constructor` ? givenFor(line, owner, value, types) : undefined;
    const type = given ?? types.of(value, { file: owner.file, scope });
    if (type) return type;
  }
  return undefined;
}

/** What the heir hands to a constructor's parameter by `super(…)`. */
export function givenType(
  line: readonly ClassType[],
  owner: ClassType,
  parameter: number,
  types: Types,
): Type | undefined {
  const at = line.findIndex(({ file, name }) => file === owner.file && name === owner.name);
  const heir = at > 0 ? line[at - 1] : undefined;
  const call = heir && superCall(heir, types);
  const arg = call?.args[parameter];
  if (!heir || !call || !arg) return undefined;
  return givenFor(line, heir, arg, types) ?? types.of(arg, { file: heir.file, scope: call.scope });
}

/** When a value is a parameter of the constructor: what was handed to it. */
function givenFor(line: readonly ClassType[], owner: ClassType, value: Term, types: Types): Type | undefined {
  if (value.kind !== 'name') return undefined;
  const parameters = types.names.files.get(owner.file)?.classes.get(owner.name)?.parameters ?? [];
  const index = parameters.findIndex(({ name }) => name === value.name);
  return index < 0 ? undefined : givenType(line, owner, index, types);
}

function superCall({ file, name }: ClassType, types: Types): CallSketch | undefined {
  const calls = types.names.files.get(file)?.calls;
  return calls?.inside(`${name}.constructor`).find(({ callee }) => callee.kind === 'name' && callee.name === 'super');
}
