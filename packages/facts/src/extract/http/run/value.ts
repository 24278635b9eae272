/** Values: what start-up code works with, as far as it matters for routes. */
import type { CallSketch } from '../../../sketch/file-sketch';
import type { Term } from '../../../sketch/term';
import type { ClassType } from '../../../link/type';
import type { RouterNode } from '../router-node';

export type Value =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'record'; readonly term: Extract<Term, { kind: 'record' }>; readonly frame: Frame }
  | Closure
  | Instance
  | { readonly kind: 'class'; readonly type: ClassType }
  | { readonly kind: 'module'; readonly file: string }
  | { readonly kind: 'library'; readonly module: string; readonly name: string }
  | { readonly kind: 'router'; readonly router: RouterNode }
  /** `router.route('/x')`: what is added to it has this path. */
  | { readonly kind: 'route'; readonly router: RouterNode; readonly paths: readonly string[] }
  /** `mount('/api', app)` of koa-mount. */
  | { readonly kind: 'mounted'; readonly path: string; readonly of: Value }
  | { readonly kind: 'unknown' };

/** A function with what it can see; `flat` when a plugin shares its parent's routes. */
export interface Closure {
  readonly kind: 'closure';
  readonly frame: Frame;
  readonly scope: number;
  readonly self?: Instance;
  readonly flat?: boolean;
}

/** `new X()`, with its fields as they become known. */
export interface Instance {
  readonly kind: 'instance';
  readonly type: ClassType;
  readonly fields: Map<string, Value>;
  /** Where constructors ran, own one last. */
  readonly constructed: Frame[];
}

/** A running function, or a module: what its names stand for. */
export interface Frame {
  readonly file: string;
  readonly scope: number;
  readonly vars: Map<string, Value>;
  readonly calls: Map<number, Value>;
  readonly parent?: Frame;
  readonly self?: Instance;
  /** Who called the function. */
  readonly caller?: Caller;
  /** In the body of a loop: the element behind each `of[…]`. */
  readonly elements?: ReadonlyMap<Term, Value>;
}

/** The call that a function was entered by. */
export interface Caller {
  readonly frame: Frame;
  readonly sketch: CallSketch;
}

export const unknown: Value = { kind: 'unknown' };

export function text(value: string): Value {
  return { kind: 'text', text: value };
}

/** The strings of a value: one, or those of a list. */
export function textsIn(value: Value): string[] {
  if (value.kind === 'text') return [value.text];
  return value.kind === 'list' ? value.items.flatMap(textsIn) : [];
}
