/** Loops over lists: which names stand for one element after the other. */
import type { CallSketch, FileSketch, ScopeSketch } from '../../../sketch/file-sketch';
import type { Term } from '../../../sketch/term';
import type { Frame, Value } from './value';

type Item = Extract<Term, { kind: 'item' }>;
/** Name → the element of a list that it is made from. */
type LoopNames = ReadonlyMap<string, Item>;

/** Names that hang on a loop, by scope; found once. */
export class Loops {
  private readonly known = new Map<ScopeSketch, LoopNames>();

  of({ scopes }: FileSketch, scope: number): LoopNames {
    const sketch = scopes[scope];
    if (!sketch) return new Map();
    let names = this.known.get(sketch);
    if (!names) {
      names = loopNames(sketch);
      this.known.set(sketch, names);
    }
    return names;
  }
}

/** The list element that a call works on, as receiver, argument or part of a path. */
export function loopedIn({ callee, args }: CallSketch, sketch: FileSketch, names: LoopNames): Item | undefined {
  for (const term of [callee, ...args]) {
    const found = itemIn(term, names, sketch);
    if (found) return found;
  }
  return undefined;
}

/** The element that stands behind a term in this turn of the loop. */
export function elementAt(term: Term, frame: Frame): Value | undefined {
  for (let at: Frame | undefined = frame; at; at = at.parent) {
    const element = at.elements?.get(term);
    if (element) return element;
  }
  return undefined;
}

function loopNames({ bindings }: ScopeSketch): LoopNames {
  const names = new Map<string, Item>();
  for (const [name, { init }] of bindings) {
    const item = init && itemIn(init, names);
    if (item && !isRest(item.of, bindings)) names.set(name, item);
  }
  return names;
}

/** `args[args.length - 1]` of a rest parameter is no loop. */
function isRest(term: Term, bindings: ScopeSketch['bindings']): boolean {
  return term.kind === 'name' && bindings.get(term.name)?.init?.kind === 'unknown';
}

function itemIn(term: Term, names: LoopNames, sketch?: FileSketch): Item | undefined {
  switch (term.kind) {
    case 'name':
      return names.get(term.name);
    case 'member':
      return itemIn(term.of, names, sketch);
    case 'item':
      return term.key.kind === 'unknown' ? term : (itemIn(term.of, names, sketch) ?? itemIn(term.key, names, sketch));
    case 'template':
      return term.parts.map((part) => itemIn(part, names, sketch)).find((item) => item !== undefined);
    case 'call': {
      const callee = sketch?.calls[term.call]?.callee;
      return callee?.kind === 'member' ? itemIn(callee.of, names, sketch) : undefined;
    }
    default:
      return undefined;
  }
}
