/** What calls what it is given many times: methods of lists, pools of workers, operators of streams. */
import type { Node } from 'oxc-parser';
import type { Pass } from './pass';

type Call = Extract<Node, { type: 'CallExpression' | 'NewExpression' | 'TaggedTemplateExpression' }>;

/** Methods that call what they are given once for each element. */
export const repeatingMethods: ReadonlySet<string> = new Set(
  [
    'map forEach flatMap reduce reduceRight filter some every find findIndex findLast findLastIndex partition groupBy keyBy',
    'each eachSeries eachLimit eachOf eachOfSeries eachOfLimit forEachOf forEachSeries forEachLimit mapSeries mapLimit',
    'concatSeries concatLimit filterSeries filterLimit mapValues mapValuesLimit times timesSeries timesLimit eachAsync',
  ]
    .join(' ')
    .split(' '),
);
/** Functions that do so, and operators of streams that call what they are given once for each value. */
export const repeatingFunctions: ReadonlySet<string> = new Set(
  'pMap pEach pEachSeries pMapSeries pFilter pReduce pTimes asyncForEach asyncPool each mapLimit eachLimit eachSeries mapSeries'.split(
    ' ',
  ),
);
/** Packages whose functions, under whatever name they are imported, run a callback for each element. */
const repeatingPackages =
  /^(?:p-(?:map|filter|reduce|each|times|props|series)[\w-]*|tiny-async-pool|async-pool|async\/\w+|es-promise-pool|promise-pool|lodash\/(?:map|forEach|flatMap|each|filter))$/;
/** Operators that run their callback for each value of a stream. */
const operators = new Set('mergeMap concatMap switchMap exhaustMap flatMap mergeScan map tap filter'.split(' '));
/** What makes a stream of many values out of a list. */
const streamMakers = new Set(['from', 'of', 'range', 'interval', 'timer', 'merge']);

/** Whether a call runs the function that is its argument at this place many times. */
export function repeatsCallback(node: Call, at: number, pass: Pass): boolean {
  if (node.type !== 'CallExpression') return false;
  const { callee } = node;
  if (callee.type === 'Identifier') return repeatsByName(callee.name, at, pass);
  if (callee.type !== 'MemberExpression' || callee.computed) return false;
  const { object, property } = callee;
  if (property.name === 'from') return object.type === 'Identifier' && object.name === 'Array';
  if (property.name === 'process') return isPool(object);
  return repeatingMethods.has(property.name);
}

/** Whether operators run once for each photo: `from(photos)`, piped. */
export function isPipeOfMany(piped: Node): boolean {
  if (piped.type !== 'CallExpression') return false;
  const { callee, arguments: args } = piped;
  if (callee.type !== 'Identifier' || !streamMakers.has(callee.name)) return false;
  return callee.name !== 'of' ? !isPromise(args[0]) : args.length > 1;
}

/** `from(this.load())` gives the one value that a promise gives; a list has a name. */
function isPromise(source: Node | undefined): boolean {
  return source?.type === 'CallExpression' && !isOfList(source.callee);
}

function isOfList(callee: Node): boolean {
  return (
    callee.type === 'MemberExpression' &&
    !callee.computed &&
    (repeatingMethods.has(callee.property.name) || /^(?:keys|values|entries|slice|sort)$/.test(callee.property.name))
  );
}

function repeatsByName(name: string, at: number, pass: Pass): boolean {
  if (pass.place.streams === true && operators.has(name)) return true;
  if (repeatingFunctions.has(name)) return true;
  return at > 0 && pass.imports.some((entry) => repeatingPackages.test(entry.specifier) && imports(entry.names, name));
}

function imports(names: readonly { readonly local: string }[], name: string): boolean {
  return names.some(({ local }) => local === name);
}

/** `PromisePool.for(photos).process(…)`, `PromisePool.withConcurrency(4).for(photos).process(…)` */
function isPool(object: Node): boolean {
  if (object.type !== 'CallExpression' || object.callee.type !== 'MemberExpression' || object.callee.computed)
    return false;
  return object.callee.property.name === 'for' || isPool(object.callee.object);
}
