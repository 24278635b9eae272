/** Members of values: `routes.photos`. */
import type { Term } from '../../../sketch/term';
import { propertyOf } from './property-of';
import type { Run } from './run';
import { type Closure, unknown, type Value } from './value';
import { exported, written } from './written';

export function memberOf(of: Value, name: string, run: Run): Value {
  switch (of.kind) {
    case 'record':
      return fieldOf(of, name, run);
    case 'module':
      return exported(of.file, name, run);
    case 'library':
      return { ...of, name: of.name === '*' || of.name === 'default' ? name : `${of.name}.${name}` };
    case 'instance':
      return propertyOf(of, name, run);
    case 'class':
      return propertyOf(
        { kind: 'instance', type: { ...of.type, itself: true }, fields: new Map(), constructed: [] },
        name,
        run,
      );
    case 'closure':
      return assigned(of, name, run);
    default:
      return unknown;
  }
}

type Literal = Extract<Value, { kind: 'record' }>;

function fieldOf(literal: Literal, name: string, run: Run): Value {
  const { term, frame } = literal;
  const found = term.fields.find(({ key }) => key === name);
  if (found) return run.value(found.value, frame);
  for (const { key, value } of term.fields) {
    if (key !== '...') continue;
    const inner = run.member(run.value(value, frame), name);
    if (inner.kind !== 'unknown') return inner;
  }
  return addedTo(literal, name, run);
}

/** `const mounts = {}; mounts.main = (app) => …`, `Chats.messages = {}; Chats.messages.list = …` */
function addedTo({ term, frame }: Literal, name: string, run: Run): Value {
  const { scopes, writes } = run.project.sketch(frame.file);
  const target = writes.find(({ value }) => value === term)?.target;
  const isIt = (of: Term): boolean =>
    (of.kind === 'name' && scopes[frame.scope]?.bindings.get(of.name)?.init === term) ||
    (target !== undefined && isSame(of, target));
  return written(frame, isIt, name, run);
}

/** `routes.photos = …` on a function. */
function assigned({ frame, scope }: Closure, name: string, run: Run): Value {
  const fn = run.project.sketch(frame.file).functions.find((entry) => entry.scope === scope);
  if (!fn) return unknown;
  return written(run.module(frame.file), (of) => of.kind === 'name' && of.name === fn.name, name, run);
}

/** `a.b.c` twice. */
function isSame(one: Term, other: Term): boolean {
  if (one.kind === 'name') return other.kind === 'name' && one.name === other.name;
  if (one.kind !== 'member' || other.kind !== 'member') return false;
  return one.name === other.name && isSame(one.of, other.of);
}
