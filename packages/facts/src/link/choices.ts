/** Tables of functions and classes: `handlers[kind](photo)` may run any of them. */
import type { RecordTerm, Type } from './type';
import type { Types } from './types';

/** More than this say nothing about which one is called. */
const most = 32;

/** One of several, when all that are known are functions or classes; the one where all are the same. */
export function choiceOf(options: readonly (Type | undefined)[]): Type | undefined {
  const flat = options.flatMap((option) => (option?.kind === 'choice' ? option.of : option ? [option] : []));
  if (!flat.every(isCallable)) return undefined;
  const distinct = [...new Map(flat.map((option) => [keyOf(option), option])).values()];
  if (distinct.length > most) return undefined;
  return distinct.length > 1 ? { kind: 'choice', of: distinct } : distinct[0];
}

/** Any field of an object literal, with those that are spread into it; any export of a file. */
export function anyFieldOf(object: Extract<Type, { kind: 'record' | 'file' }>, types: Types): Type | undefined {
  if (object.kind === 'record') return choiceOf(fieldsOf(object, types));
  const exported = types.names.files.get(object.file)?.sketch.exports ?? [];
  return exported.length > most ? undefined : choiceOf(exported.map(({ name }) => types.memberType(object, name)));
}

type RecordType = Extract<Type, { kind: 'record' }>;

/** @param around the objects that this one is spread into: one that is spread into itself adds nothing */
function fieldsOf(object: RecordType, types: Types, around: readonly RecordTerm[] = []): (Type | undefined)[] {
  const { file, scope, term } = object;
  if (around.includes(term)) return [];
  return term.fields.flatMap(({ key, value }) => {
    if (key !== '...') return [types.memberType(object, key)];
    const spread = types.of(value, { file, scope });
    return spread?.kind === 'record' ? fieldsOf(spread, types, [...around, term]) : [];
  });
}

/** The type as written, or what a variable is set to where that says more: which functions a table of them holds. */
export function fullerOf(written: Type | undefined, made: () => Type | undefined, types: Types): Type | undefined {
  if (!written || written.kind === 'signature') return made() ?? written;
  if (!holdsFunctions(written, types)) return written;
  const found = made();
  return found && isFilled(found, types) ? found : written;
}

/** Whether all that is known of its elements is how they are called. */
function holdsFunctions(type: Type, types: Types): boolean {
  const held =
    type.kind === 'array' ? type.of : type.kind === 'shape' ? types.memberType(type, '[]') : argumentOf(type);
  return held === unknown || held?.kind === 'signature' || held?.kind === 'interface';
}

const unknown = 'unknown';

/** What a `Record` or `Map` holds. */
function argumentOf(type: Type): Type | typeof unknown | undefined {
  if (type.kind !== 'outside' || type.itself || !/^(?:Record|Map)$/.test(type.name)) return undefined;
  return type.args[1] ?? unknown;
}

/** Whether it is seen what a table holds. */
function isFilled(table: Type, types: Types): boolean {
  const held =
    table.kind === 'record' ? anyFieldOf(table, types) : table.kind === 'array' ? table.of : argumentOf(table);
  return held !== undefined && held !== unknown && (held.kind === 'choice' || isCallable(held));
}

type Callable = Extract<Type, { kind: 'function' | 'callback' | 'class' }>;

function isCallable(type: Type): type is Callable {
  return type.kind === 'function' || type.kind === 'callback' || type.kind === 'class';
}

function keyOf(type: Callable): string {
  if (type.kind === 'callback') return `${type.file}:${type.scope}`;
  return `${type.file}#${type.name}${type.kind === 'class' && type.itself ? '=' : ''}`;
}
