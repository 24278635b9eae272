/** Collections that change, and which functions change them. */
import type { SymbolId } from '@banyan/model';
import type { CallSketch, FileSketch, WriteSketch } from '../../sketch/file-sketch';
import { renderTerm, type Term } from '../../sketch/term';
import { expiring } from './given-options';

const mutators = /^(?:set|add|push|delete|clear|unshift|splice|pop|shift|enqueue|put|del|setex)$/;
const collections = /^(?:Map|Set|WeakMap|WeakSet|Array|LRUCache|LRU|NodeCache|QuickLRU|TTLCache|Keyv)$/;

/** Which scopes belong to the holder of the state. */
export type Inside = (scope: number) => boolean;

export function isCollection(init: Term | undefined, sketch: FileSketch): boolean {
  if (init?.kind === 'list' || init?.kind === 'record') return true;
  if (init?.kind === 'cast') return isCollection(init.of, sketch);
  const call = init?.kind === 'call' ? sketch.calls[init.call] : undefined;
  return call !== undefined && collections.test(lastName(call.callee));
}

/** Functions of the file that put something into a collection or take it out; the module level does not count. */
export function changersOf(target: Term, sketch: FileSketch, inside?: Inside): SymbolId[] {
  const text = renderTerm(target, []);
  const calls = sketch.calls.filter(
    (call) => mutates(call, text) && call.scope > 0 && (inside?.(call.scope) ?? !shadowed(text, call.scope, sketch)),
  );
  const writes = sketch.writes.filter(
    (write) => write.scope > 0 && isPart(write, text) && (inside?.(write.scope) ?? true),
  );
  return functionsOf([...calls, ...writes], sketch);
}

/** The functions that some places count for, each once, sorted. */
export function functionsOf(places: readonly { readonly scope: number }[], sketch: FileSketch): SymbolId[] {
  const names = places.map(({ scope }) => sketch.functions[sketch.scopes[scope]?.function ?? 0]?.name ?? '');
  return [...new Set(names)].sort().map((name): SymbolId => `${sketch.path}#${name}`);
}

/** Whether a name means something else between the scope and the module level. */
export function shadowed(name: string, scope: number, sketch: FileSketch): boolean {
  for (let at = scope; at > 0; at = sketch.scopes[at]?.parent ?? -1) {
    if (sketch.scopes[at]?.bindings.has(name)) return true;
  }
  return false;
}

/** The class of `new Map()`. */
export function madeOf(init: Term | undefined, sketch: FileSketch): string {
  const call = init?.kind === 'call' ? sketch.calls[init.call] : undefined;
  return call ? lastName(call.callee) : '';
}

/** Whether what is put in ends by itself, as in `new NodeCache({ stdTTL: 60 })`. */
export function endsBy(init: Term | undefined, sketch: FileSketch): { readonly expires?: boolean } {
  const call = init?.kind === 'call' ? sketch.calls[init.call] : undefined;
  return call?.args.some(expiring) ? { expires: true } : {};
}

function mutates({ callee }: CallSketch, text: string): boolean {
  return callee.kind === 'member' && mutators.test(callee.name) && renderTerm(callee.of, []) === text;
}

/** `x[key] = …`, `x.key = …`, `delete x[key]`. */
function isPart({ target }: WriteSketch, text: string): boolean {
  return (target.kind === 'item' || target.kind === 'member') && renderTerm(target.of, []) === text;
}

function lastName(term: Term): string {
  return term.kind === 'name' || term.kind === 'member' ? term.name : '';
}
