/** FileSketch: everything one file says by itself, taken in one pass. Plain data that depends on the file's text only. */
import type { ImportKind, RepetitionContext } from '@banyan/model';
import type { Term, TypeTerm } from './term';

/**
 * One file, read once. Nothing in here needs another file, so a sketch can be cached by the file's hash. It survives
 * structured clone: what is looked up by a name of the analysed code is a map, as a record would know `constructor`.
 */
export interface FileSketch {
  readonly path: string;
  readonly lines: number;
  /** SHA-256 of the text, hexadecimal, first 16 digits. */
  readonly hash: string;
  readonly errors: readonly { readonly line: number; readonly message: string }[];
  readonly imports: readonly ImportSketch[];
  readonly exports: readonly ExportSketch[];
  readonly classes: readonly ClassSketch[];
  /** Functions and methods with a body; the first one is the module level itself. */
  readonly functions: readonly FunctionSketch[];
  readonly scopes: readonly ScopeSketch[];
  readonly calls: readonly CallSketch[];
  readonly interfaces: readonly InterfaceSketch[];
  readonly typeAliases: ReadonlyMap<string, TypeTerm>;
  readonly writes: readonly WriteSketch[];
  readonly throws: readonly ThrowSketch[];
  readonly loops: readonly LoopSketch[];
  readonly repeats: readonly RepeatSketch[];
  readonly awaited: readonly AwaitedSketch[];
  readonly environment: readonly EnvironmentSketch[];
  readonly asked: readonly AskedSketch[];
  readonly suppressions: readonly SuppressionSketch[];
}

/** One import, re-export, `require` or `import()`. */
export interface ImportSketch {
  readonly specifier: string;
  readonly line: number;
  readonly kind: ImportKind;
  readonly literal: boolean;
  /** Bound names: `imported` is `default`, `*` or a name. */
  readonly names: readonly { readonly local: string; readonly imported: string }[];
}

/** What a file gives away: a local name, a name of another file, or everything of another file (`*` without a name). */
export interface ExportSketch {
  readonly name: string;
  readonly local?: string;
  readonly from?: string;
  readonly imported?: string;
}

export interface DecoratorSketch {
  /** Dotted name, e.g. `Controller`. */
  readonly name: string;
  readonly args: readonly Term[];
  readonly line: number;
}

export interface ClassSketch {
  readonly name: string;
  readonly line: number;
  readonly endLine: number;
  readonly exported: boolean;
  readonly decorators: readonly DecoratorSketch[];
  readonly extends?: Term;
  readonly extendsArgs: readonly TypeTerm[];
  readonly implements: readonly string[];
  readonly typeParameters: readonly string[];
  readonly members: readonly MemberSketch[];
  /** Parameters of the constructor. */
  readonly parameters: readonly ParameterSketch[];
}

export interface MemberSketch {
  readonly name: string;
  readonly line: number;
  readonly kind: 'property' | 'method' | 'getter' | 'setter';
  readonly static: boolean;
  readonly decorators: readonly DecoratorSketch[];
  /** Of a property, or what a method or getter returns. */
  readonly type?: TypeTerm;
  readonly init?: Term;
  readonly optional: boolean;
  readonly parameters: readonly ParameterSketch[];
  /** Index of the member's scope, when it has a body. */
  readonly scope?: number;
}

export interface ParameterSketch {
  readonly name: string;
  readonly line: number;
  readonly type?: TypeTerm;
  readonly decorators: readonly DecoratorSketch[];
  /** `private readonly x: X`: a property too. */
  readonly property: boolean;
}

export interface FunctionSketch {
  /** The part of the symbol's id after `#`; empty for the module level. */
  readonly name: string;
  readonly line: number;
  readonly endLine: number;
  /** Class it belongs to. */
  readonly className?: string;
  readonly static: boolean;
  readonly exported: boolean;
  readonly scope: number;
  /** What it is said to give back, as written. */
  readonly returns?: string;
  readonly async?: boolean;
  readonly generator?: boolean;
}

/** Where names live: the module, a function, a callback. Blocks are folded into their function. */
export interface ScopeSketch {
  readonly parent: number;
  /** Index of the function that the code counts for. */
  readonly function: number;
  /** The call that this function is handed to, and as which argument. */
  readonly callbackOf?: { readonly call: number; readonly argument: number };
  readonly parameters: readonly ParameterSketch[];
  readonly bindings: ReadonlyMap<string, BindingSketch>;
  /** What the first `return` gives. */
  readonly returns?: Term;
  /** How many `return`s give something; absent for none. */
  readonly returnCount?: number;
  readonly returnType?: TypeTerm;
  readonly line: number;
  readonly endLine: number;
}

export interface BindingSketch {
  readonly line: number;
  readonly mutable: boolean;
  readonly type?: TypeTerm;
  readonly init?: Term;
  /** Index of the parameter that it is. */
  readonly parameter?: number;
}

export interface CallSketch {
  readonly line: number;
  readonly callee: Term;
  readonly args: readonly Term[];
  readonly typeArgs: readonly TypeTerm[];
  readonly scope: number;
  readonly isNew: boolean;
  readonly repetition?: RepetitionContext;
  /** Index of the innermost repetition around it. */
  readonly repeat?: number;
  /** In a `catch`. */
  readonly fallback?: boolean;
  /** Among the arguments of `Promise.all`. */
  readonly together?: boolean;
  /** Its result is waited for, or returned to whoever may wait. */
  readonly awaited?: boolean;
  /** It is a statement of its own: what it gives is dropped. */
  readonly dropped?: boolean;
  /** Below an option of its function: `if (options.withAuthors)`. */
  readonly optional?: boolean;
}

export interface InterfaceSketch {
  readonly name: string;
  readonly line: number;
  readonly extends: readonly string[];
  readonly typeParameters: readonly string[];
  /** Properties by name, where their type is written. */
  readonly properties: ReadonlyMap<string, TypeTerm>;
}

/** An assignment, `++` or `delete` on something that is not a fresh local. */
export interface WriteSketch {
  readonly target: Term;
  readonly line: number;
  readonly scope: number;
  /** What an assignment by `=` sets it to. */
  readonly value?: Term;
  /** `??=`, `||=`: set where nothing was. */
  readonly whenMissing?: boolean;
}

/** A `throw` that leaves the function: none that a `catch` around it keeps. */
export interface ThrowSketch {
  readonly thrown: Term;
  readonly line: number;
  readonly scope: number;
}

/** A nest of numeric loops: how deep, and whether its innermost body reads or writes by index. */
export interface LoopSketch {
  readonly line: number;
  readonly depth: number;
  readonly indexed: boolean;
  readonly scope: number;
}

export interface EnvironmentSketch {
  readonly name: string;
  readonly line: number;
  readonly scope: number;
}

/** Something of a request that tells who its caller is: `req.user`. */
export interface AskedSketch {
  readonly what: string;
  readonly line: number;
  readonly scope: number;
}

/** A comment that takes findings out. */
export interface SuppressionSketch {
  readonly line: number;
  readonly rules: readonly string[];
  /** Empty where it gives none. */
  readonly reason: string;
  /** The lines it speaks of, both included. */
  readonly from: number;
  readonly to: number;
}

/** A loop, or a callback that what it is handed to calls many times. */
export interface RepeatSketch {
  readonly by: RepetitionContext;
  readonly line: number;
  /** Of the loop's body or of the callback. */
  readonly scope: number;
  /** Index of the repetition around it. */
  readonly parent?: number;
  /** `each`: for-of and for-in; `counted`: for with a bound; `while`: everything that ends by itself; `callback`. */
  readonly form: 'each' | 'counted' | 'while' | 'callback';
  /** What is gone over, the bound of a counted one, or the call that a callback is handed to. */
  readonly over?: Term;
  /** What one turn calls its element. */
  readonly element?: string;
  /** By how much a counted one goes on, where that is more than one. */
  readonly step?: Term;
  /** Names in the condition of a `while`. */
  readonly names?: readonly string[];
  /** Whether a turn waits for something. */
  readonly waits?: boolean;
  /** `for await`. */
  readonly streams?: boolean;
  /** Whether a turn that fails is caught inside. */
  readonly tries?: boolean;
}

/** `await post.author`: a property that is waited for, or given back to whoever may wait. */
export interface AwaitedSketch {
  readonly of: Term;
  readonly returned?: boolean;
  readonly line: number;
  readonly scope: number;
  readonly repetition?: RepetitionContext;
  readonly repeat?: number;
}
