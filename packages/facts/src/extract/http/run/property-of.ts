/** Properties of instances: set by a constructor, declared, or set by another method. */
import type { Term } from '../../../sketch/term';
import type { Run } from './run';
import { type Frame, type Instance, unknown, type Value } from './value';
import { written } from './written';

/** A property, found once for an instance. */
export function propertyOf(instance: Instance, name: string, run: Run): Value {
  const known = instance.fields.get(name);
  if (known) return known;
  instance.fields.set(name, unknown);
  const value = findProperty(instance, name, run);
  if (value.kind === 'unknown') instance.fields.delete(name);
  else instance.fields.set(name, value);
  return value;
}

function findProperty(instance: Instance, name: string, run: Run): Value {
  const set = setInConstructor(instance, name, run);
  if (set.kind !== 'unknown') return set;
  const declared = declaredProperty(instance, name, run);
  return declared.kind === 'unknown' ? setInMethod(instance, name, run) : declared;
}

/** `this.app = express()`, or `constructor(private readonly app: Express)`. */
function setInConstructor(instance: Instance, name: string, run: Run): Value {
  for (const frame of [...instance.constructed].reverse()) {
    const value = written(frame, isThis, name, run);
    if (value.kind !== 'unknown') return value;
    const parameter = run.project
      .sketch(frame.file)
      .scopes[frame.scope]?.parameters.find((entry) => entry.name === name);
    const given = parameter?.property ? frame.vars.get(name) : undefined;
    if (given) return given;
  }
  return unknown;
}

/** A method, a getter or an initialised field of the class or of a base. */
function declaredProperty(instance: Instance, name: string, run: Run): Value {
  const found = run.project.types.member(instance.type, name);
  if (!found) return unknown;
  const { member, owner } = found;
  const frame: Frame = { ...run.module(owner.file), calls: new Map(), self: instance };
  if (member.scope !== undefined && (member.kind === 'method' || member.kind === 'getter')) {
    const closure = { kind: 'closure', frame, scope: member.scope, self: instance } as const;
    return member.kind === 'method' ? closure : run.invoke(closure, []);
  }
  if (!member.init) return unknown;
  return run.value(member.init, initialising(member.init, owner.file, instance, run) ?? frame);
}

function setInMethod(instance: Instance, name: string, run: Run): Value {
  const sketch = run.project.sketch(instance.type.file);
  for (const { className, scope } of sketch.functions) {
    if (className !== instance.type.name) continue;
    const frame: Frame = { ...run.module(sketch.path), scope, vars: new Map(), calls: new Map(), self: instance };
    const value = written(frame, isThis, name, run);
    if (value.kind !== 'unknown') return value;
  }
  return unknown;
}

/** The frame that an initialiser ran in. */
function initialising(init: Term, file: string, { constructed }: Instance, run: Run): Frame | undefined {
  const scope = init.kind === 'call' ? run.project.sketch(file).calls[init.call]?.scope : undefined;
  return constructed.find((frame) => frame.file === file && frame.scope === scope);
}

function isThis(term: Term): boolean {
  return term.kind === 'name' && term.name === 'this';
}
