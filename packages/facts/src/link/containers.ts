/** Lists, maps, sets and promises: what their methods give, and what they hand to callbacks. */
import { libraryElement } from './library-types';
import { listOf, type OutsideType, outside, tupleOf, type Type } from './type';

/** A call on a container, with its arguments evaluated when asked. */
export interface ContainerCall {
  readonly method: string;
  readonly argument: (index: number) => Type | undefined;
  /** What any field may be of the object literal that is this argument. */
  readonly anyField: (index: number) => Type | undefined;
  /** What the function gives that is handed over as this argument. */
  readonly result: (index: number) => Type | undefined;
}

const elementMethods = /^(?:find|findLast|at|pop|shift)$/;
const sameMethods = /^(?:filter|slice|sort|reverse|concat|toSorted|toReversed|toSpliced|splice|with|fill|values|flat)$/;
/** Queries of many rows are told more before they run. */
const queryMethods = /^(?:exec|lean|populate|select|limit|skip|read|batchSize|cursor|session|hint|collation)$/;
const elementFirst = /^(?:map|forEach|filter|find|findLast|findIndex|findLastIndex|some|every|flatMap)$/;

/** What goes through a container one by one: the elements of a list or set, the entries of a map. */
export function elementOf(type: Type | undefined, index?: number): Type | undefined {
  if (type?.kind === 'array') return (index === undefined ? undefined : type.items?.[index]) ?? type.of;
  if (type?.kind === 'library') return libraryElement(type);
  if (type?.kind !== 'outside') return undefined;
  if (/^(?:Map|Entries)$/.test(type.name)) return tupleOf(type.args);
  if (type.name === 'Set') return type.args[0];
  if (type.name === 'Record') return type.args[1];
  return type.name === 'Array' ? undefined : outside();
}

/** What a method of a container gives; of anything else of the platform: something of the platform. */
export function containerResult(on: Type, call: ContainerCall): Type | undefined {
  if (on.kind === 'array') return listResult(on, call);
  if (on.kind !== 'outside') return undefined;
  if (on.itself) return staticResult(on, call);
  if (/^(?:Weak)?Map$/.test(on.name)) return mapResult(on, call.method);
  if (/^(?:Weak)?Set$/.test(on.name)) return setResult(on, call.method);
  if (call.method === 'map') return listOf(call.result(0));
  if (call.method === 'flatMap') return listOf(elementOf(call.result(0)) ?? call.result(0));
  if (call.method === 'reduce') return call.argument(1) ?? call.result(0);
  if (call.method === 'then') return call.result(0) ?? outside();
  if (on.name !== 'Array') return outside();
  if (sameMethods.test(call.method)) return on;
  return elementMethods.test(call.method) ? undefined : outside();
}

/** What a method of a container hands to the callback, by the callback's parameter. */
export function containerHands(on: Type, method: string, parameter: number): Type | undefined {
  if (on.kind === 'outside' && /^(?:Map|Set)$/.test(on.name)) {
    if (method !== 'forEach') return undefined;
    return parameter < 2 ? on.args[on.name === 'Map' ? 1 - parameter : 0] : on;
  }
  const element = on.kind === 'array' || on.kind === 'outside' ? elementOf(on) : undefined;
  if (elementFirst.test(method)) return parameter === 0 ? element : parameter === 1 ? outside() : on;
  if (/^(?:to)?(?:s|S)ort(?:ed)?$/.test(method)) return parameter < 2 ? element : undefined;
  if (/^reduce(?:Right)?$/.test(method)) return parameter === 1 ? element : parameter > 1 ? outside() : undefined;
  return on.kind === 'outside' && on.name !== 'Array' ? outside() : undefined;
}

function listResult(
  on: Extract<Type, { kind: 'array' }>,
  { method, argument, result }: ContainerCall,
): Type | undefined {
  if (elementMethods.test(method)) return on.of;
  if (sameMethods.test(method)) return listOf(method === 'flat' ? (elementOf(on.of) ?? on.of) : on.of);
  if (queryMethods.test(method)) return on;
  if (method === 'map') return listOf(result(0));
  if (method === 'flatMap') return listOf(elementOf(result(0)) ?? result(0));
  if (/^reduce(?:Right)?$/.test(method)) return argument(1) ?? result(0) ?? on.of;
  return method === 'entries' ? listOf(tupleOf([outside(), on.of])) : outside();
}

function mapResult(on: OutsideType, method: string): Type | undefined {
  const [key, value] = on.args;
  if (method === 'get') return value;
  if (method === 'values') return listOf(value);
  if (method === 'keys') return listOf(key);
  if (method === 'entries') return listOf(tupleOf(on.args));
  return method === 'set' ? on : outside();
}

function setResult(on: OutsideType, method: string): Type | undefined {
  if (method === 'values' || method === 'keys') return listOf(on.args[0]);
  return /^(?:add|union|intersection|difference)$/.test(method) ? on : outside();
}

/** `Object.values(…)`, `Promise.all(…)`, `Array.from(…)` */
function staticResult(on: OutsideType, { method, argument, anyField, result }: ContainerCall): Type | undefined {
  switch (`${on.name}.${method}`) {
    case 'Object.values':
      return listOf(anyField(0) ?? fieldOf(argument(0)));
    case 'Object.entries':
      return listOf(tupleOf([outside(), anyField(0) ?? fieldOf(argument(0))]));
    case 'Object.freeze':
    case 'Object.seal':
    case 'Promise.resolve':
    case 'Promise.all':
    case '.structuredClone':
      return argument(0);
    case 'Object.assign':
      return argument(0)?.kind === 'record' ? (argument(1) ?? argument(0)) : argument(0);
    case 'Object.fromEntries':
      return outside('Record', elementItems(argument(0)));
    case 'Promise.race':
    case 'Promise.any':
      return elementOf(argument(0));
    case 'Promise.allSettled':
      return listOf(outside('Record', [undefined, elementOf(argument(0))]));
    case 'Array.from':
      return listOf(result(1) ?? elementOf(argument(0)));
    case 'Array.of':
      return listOf(argument(0));
    default:
      return outside();
  }
}

function fieldOf(type: Type | undefined): Type | undefined {
  return type?.kind === 'array' ? type.of : elementOf(type);
}

function elementItems(entries: Type | undefined): readonly (Type | undefined)[] {
  const entry = elementOf(entries);
  return entry?.kind === 'array' ? (entry.items ?? []) : [];
}
