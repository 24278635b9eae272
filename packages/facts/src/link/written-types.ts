/** Types as written in the code → what they mean. */
import type { TypeTerm } from '../sketch/term';
import type { Named } from './names';
import { type ClassType, type InterfaceType, listOf, outside, tupleOf, type Type } from './type';
import type { Types } from './types';

/** Wrappers that a value is used through as if they were not there. */
const transparent = new Set(['Promise', 'Readonly', 'Partial', 'Required', 'NonNullable', 'Awaited']);
const arrays = new Set(['Array', 'ReadonlyArray']);
/** How many aliases are followed. */
const mostAliases = 12;

/** @param self the class whose type parameters and `this` are known */
export function writtenType(
  type: TypeTerm,
  file: string,
  types: Types,
  self?: ClassType | InterfaceType,
  aliases = 0,
): Type | undefined {
  const inner = (arg: TypeTerm | undefined): Type | undefined => arg && writtenType(arg, file, types, self, aliases);
  if (transparent.has(type.name)) return inner(type.args[0]);
  if (arrays.has(type.name)) {
    return listOf(inner(type.args[0]));
  }
  if (type.name === '[]') return tupleOf(type.args.map(inner));
  if (type.name === '{}') return { kind: 'shape', file, fields: type.fields, ...(self && { self }) };
  if (type.name === '=>' || type.name === '()')
    return {
      kind: 'signature',
      file,
      gives: type.args[0] as TypeTerm,
      method: type.name === '()',
      ...(self && { self }),
    };
  if (type.name === 'this') return self;
  const parameter = self ? parameterIndex(self, type.name, types) : -1;
  if (parameter >= 0) return self?.args?.[parameter];
  if (type.name.startsWith('typeof ')) return types.named(dottedName(type.name.slice(7), file, types));
  const named = type.from === undefined ? dottedName(type.name, file, types) : fromModule(type, file, types);
  if (!named) return ofPlatform(type.name, type.args.map(inner));
  return meantBy(named, type.args.map(inner), types, aliases);
}

const iterables =
  /^(?:Iterable|Iterator|IterableIterator|AsyncIterable|AsyncIterator|AsyncIterableIterator|Generator|AsyncGenerator|ArrayLike)$/;
const containers = /^(?:Readonly|Weak)?(?:Map|Set)$/;
const plain =
  /^(?:string|number|boolean|bigint|symbol|void|Date|Error|RegExp|Buffer|URL|Uint8Array|ArrayBuffer|Function|NodeJS\..*)$/;

/** What is written and declared nowhere in the project: a container of the platform, or something of it. */
function ofPlatform(name: string, args: readonly (Type | undefined)[]): Type | undefined {
  if (iterables.test(name)) return listOf(args[0]);
  if (containers.test(name)) return outside(name.replace('Readonly', ''), args);
  if (name === 'Record') return outside('Record', args);
  return plain.test(name) ? outside() : undefined;
}

function meantBy(named: Named, args: readonly (Type | undefined)[], types: Types, aliases: number): Type | undefined {
  if (named.kind === 'file') return undefined;
  if (named.kind === 'library') return { kind: 'library', module: named.module, name: named.name, itself: false, args };
  const { file, name } = named;
  const indexed = types.names.files.get(file);
  if (indexed?.classes.has(name)) return { kind: 'class', file, name, itself: false, args };
  const alias = indexed?.sketch.typeAliases.get(name);
  const aliased = alias && aliases < mostAliases ? writtenType(alias, file, types, undefined, aliases + 1) : undefined;
  return (
    aliased ??
    (indexed?.interfaces.has(name) ? { kind: 'interface', file, name, ...(args.length > 0 && { args }) } : undefined)
  );
}

/** `a.b.C`: through namespaces of files and of libraries. */
function dottedName(name: string, file: string, types: Types): Named | undefined {
  if (!name.includes('.')) return types.names.lookup(file, name);
  const [first = '', ...rest] = name.split('.');
  let named = types.names.lookup(file, first);
  for (const part of rest) {
    if (named?.kind === 'file') named = types.names.exported(named.file, part);
    else if (named?.kind === 'library') {
      const whole = named.name === '*' || named.name === 'default';
      named = { ...named, name: whole ? part : `${named.name}.${part}` };
    } else return undefined;
  }
  return named;
}

/** `import('./x').T` */
function fromModule(type: TypeTerm, file: string, types: Types): Named | undefined {
  const module = types.names.moduleOf(file, type.from as string);
  if (module.kind === 'file') return types.names.exported(module.file, type.name);
  return module.kind === 'library' ? { ...module, name: type.name } : undefined;
}

function parameterIndex(self: ClassType | InterfaceType, name: string, types: Types): number {
  const indexed = types.names.files.get(self.file);
  const declared = self.kind === 'class' ? indexed?.classes.get(self.name) : indexed?.interfaces.get(self.name);
  return declared?.typeParameters.indexOf(name) ?? -1;
}
