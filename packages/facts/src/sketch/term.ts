/** Terms: expressions and types of the analysed code, reduced to what facts are drawn from. Plain data, no parser nodes. */

/** An expression. What no fact is drawn from is `unknown`. */
export type Term =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'regex'; readonly source: string; readonly flags: string }
  /** An identifier; `this` and `super` too. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly of: Term; readonly name: string }
  /** `of[key]` where the key is no literal; with key `unknown`: any element. */
  | { readonly kind: 'item'; readonly of: Term; readonly key: Term }
  /** A call or `new`: its index in the file's `calls`. */
  | { readonly kind: 'call'; readonly call: number }
  /** What `import('…')` gives. */
  | { readonly kind: 'module'; readonly specifier: string }
  /** `lines` are those of the items. */
  | { readonly kind: 'list'; readonly items: readonly Term[]; readonly lines: readonly number[] }
  | { readonly kind: 'record'; readonly fields: readonly RecordField[] }
  /** Template literals and `+` chains. */
  | { readonly kind: 'template'; readonly parts: readonly Term[] }
  /** A function expression: its index in the file's `scopes`. */
  | { readonly kind: 'function'; readonly scope: number }
  | { readonly kind: 'spread'; readonly of: Term }
  /** `a ?? b`, `a || b`, `c ? a : b`. */
  | { readonly kind: 'either'; readonly options: readonly Term[] }
  | { readonly kind: 'cast'; readonly of: Term; readonly type: TypeTerm }
  | { readonly kind: 'unknown' };

/** One field of an object literal; a spread has the key `...`. */
export interface RecordField {
  readonly key: string;
  readonly value: Term;
  readonly line: number;
}

/** A type as written: `Repository<Photo>` is `{ name: 'Repository', args: [{ name: 'Photo', args: [] }] }`. */
export interface TypeTerm {
  /**
   * Dotted for qualified names; `Array` for `T[]`; `[]` for tuples; `typeof x` for type queries; `=>` for functions and
   * `()` for methods: what they give is their first argument.
   */
  readonly name: string;
  readonly args: readonly TypeTerm[];
  /** The module of an `import('…').T`. */
  readonly from?: string;
  /** Of `{ a: A }`, whose name is `{}`: types by property; `[]` for those of an index signature. */
  readonly fields?: readonly (readonly [name: string, type: TypeTerm])[];
  /** `T | null`, `T | undefined`. */
  readonly nullable?: boolean;
}

export const unknownTerm: Term = { kind: 'unknown' };

/** The term as source text, shortened: calls show as `(…)`. */
export function renderTerm(term: Term, calls: readonly { readonly callee: Term; readonly isNew: boolean }[]): string {
  switch (term.kind) {
    case 'name':
      return term.name;
    case 'member':
      return `${renderTerm(term.of, calls)}.${term.name}`;
    case 'item':
      return `${renderTerm(term.of, calls)}[…]`;
    case 'call': {
      const call = calls[term.call];
      if (!call) return '…';
      return `${call.isNew ? 'new ' : ''}${renderTerm(call.callee, calls)}(…)`;
    }
    case 'cast':
      return renderTerm(term.of, calls);
    case 'text':
      return JSON.stringify(term.value);
    case 'regex':
      return `/${term.source}/${term.flags}`;
    case 'either':
      return term.options[0] ? renderTerm(term.options[0], calls) : '…';
    default:
      return '…';
  }
}
