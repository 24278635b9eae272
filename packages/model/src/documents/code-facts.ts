/** CodeFacts: what the source of a monolith states about itself. Written by `banyan analyze`, read by everything else. */
import type { DataAccessFact, EntityFact, EntityHookFact, TransactionFact } from './data-facts';
import type { ConnectionPoolFact, DeploymentFact } from './deployment-facts';
import type { HeavyWorkFact } from './heavy-work-fact';
import type { ModulePath, SourceLocation, SymbolId } from './location';
import type { HandedFact, RepeatFact, RepetitionContext } from './repetition-context';
import type { EmissionFact, EndpointFact, InjectionFact, NestModuleFact } from './framework-facts';
import type { ServedFilesFact } from './served-files-fact';

/** All facts of one analysed project. Arrays are sorted, so that the same source gives the same bytes. */
export interface CodeFacts {
  readonly schema: 'banyan/code-facts@1';
  readonly project: ProjectFact;
  readonly modules: readonly ModuleFact[];
  readonly imports: readonly ImportFact[];
  readonly cycles: readonly CycleFact[];
  readonly classes: readonly ClassFact[];
  readonly functions: readonly FunctionFact[];
  readonly nestModules: readonly NestModuleFact[];
  readonly injections: readonly InjectionFact[];
  readonly endpoints: readonly EndpointFact[];
  readonly emissions: readonly EmissionFact[];
  readonly entities: readonly EntityFact[];
  readonly accesses: readonly DataAccessFact[];
  /** What runs whenever entities are loaded or saved; absent for nothing. */
  readonly entityHooks?: readonly EntityHookFact[];
  readonly transactions: readonly TransactionFact[];
  readonly processState: readonly ProcessStateFact[];
  readonly heavyWork: readonly HeavyWorkFact[];
  /** What answers hang on besides parameters and stored data, and who keeps them; absent for nothing. */
  readonly answers?: readonly AnswerFact[];
  /** Pools of database connections that the code sets up; absent where there are none. */
  readonly connectionPools?: readonly ConnectionPoolFact[];
  /** Files that the code hands out itself; absent where it hands out none. */
  readonly servedFiles?: readonly ServedFilesFact[];
  /** How the application is run, from files beside the code; absent where none say anything. */
  readonly deployment?: readonly DeploymentFact[];
  /** Classes and interfaces that entry points take or give back; absent for none. */
  readonly shapes?: readonly ShapeFact[];
  /** Comments that take findings out; absent where there are none. */
  readonly suppressions?: readonly SuppressionFact[];
  readonly coverage: CoverageFact;
  readonly problems: readonly FactProblem[];
}

/** What was analysed. Holds no absolute path: the document means the same in every clone. */
export interface ProjectFact {
  /** `name` of the package.json at the root, or the folder's name. */
  readonly name: string;
  /** Folders below the root that were read; `.` is the root itself. */
  readonly source: readonly string[];
  /** Whether test files are among the modules. */
  readonly tests: boolean;
  /** Frameworks and data layers seen in imports: `nestjs`, `express`, `koa`, `typeorm`, `prisma`, … */
  readonly frameworks: readonly string[];
}

/** One source file. */
export interface ModuleFact {
  readonly path: ModulePath;
  /** Number of lines. */
  readonly lines: number;
  /** SHA-256 of the content, hexadecimal, first 16 digits. */
  readonly hash: string;
  readonly test: boolean;
}

/** How a module names another one. */
export type ImportKind = 'value' | 'type-only' | 're-export' | 'dynamic' | 'require' | 'import-type';

/** What became of an import's specifier. */
export type ImportResolution = 'internal' | 'external' | 'builtin' | 'asset' | 'internal-broken' | 'non-literal';

/** One import, re-export, `require` or `import()` in a module. */
export interface ImportFact extends SourceLocation {
  /** As written, e.g. `./order.entity`; the expression's text when it is not a literal. */
  readonly specifier: string;
  readonly kind: ImportKind;
  readonly resolution: ImportResolution;
  /** The imported file, when the resolution is `internal`. */
  readonly to?: ModulePath;
  /** Imported names; `*` for a namespace or a whole re-export, empty for a side-effect import. */
  readonly names: readonly string[];
}

/** A strongly connected component of the import graph with more than one module. */
export interface CycleFact {
  readonly members: readonly ModulePath[];
  /** Whether the cycle is still there when type-only imports are left out. */
  readonly atRunTime: boolean;
  /** A small set of imports without which the component has no cycle. */
  readonly feedback: readonly (SourceLocation & { readonly to: ModulePath })[];
}

/** What a class is for. */
export type ClassRole = 'controller' | 'provider' | 'nest-module' | 'entity' | 'resolver' | 'gateway' | 'other';

/** A class declaration. */
export interface ClassFact extends SourceLocation {
  readonly id: SymbolId;
  readonly name: string;
  readonly role: ClassRole;
  /** Names of the decorators, without `@`. */
  readonly decorators: readonly string[];
  readonly extends?: string;
  readonly implements: readonly string[];
  readonly exported: boolean;
}

/** A function or method that has a body, with the calls it makes into the project itself. */
export interface FunctionFact extends SourceLocation {
  readonly id: SymbolId;
  readonly endLine: number;
  readonly calls: readonly CallFact[];
  /** What it gives back, where that is written or plain to see and another module calls it, e.g. `Promise<Photo[]>`. */
  readonly returns?: string;
  /** Names of the classes that it throws itself, sorted, where another module calls it. */
  readonly throws?: readonly string[];
}

/** What decides about the answers of every request that runs a function. */
export interface AnswerFact extends SourceLocation {
  readonly function: SymbolId;
  /**
   * `caller`: it asks who the caller is; `clock`, `chance`: it asks for what is another each time; `header`: it says how
   * long the answer may be kept; `store`: it looks up what the application keeps.
   */
  readonly kind: 'caller' | 'clock' | 'chance' | 'header' | 'store';
  /** As written: `req.user`, `Math.random`, `res.set`. */
  readonly what: string;
}

/** A class or interface that entry points take or give back, or that is a type of a GraphQL schema. */
export interface ShapeFact extends SourceLocation {
  readonly id: SymbolId;
  readonly name: string;
  /** Its own and those of its bases in the project, by name; what a mapped type (`PartialType(…)`) adds is not seen. */
  readonly fields: readonly FieldFact[];
  /** Functions that take it or give it back, sorted: handlers of controllers, resolvers, gateways. */
  readonly handlers: readonly SymbolId[];
}

/** One field of a shape. */
export interface FieldFact {
  readonly name: string;
  /** As written, e.g. `Photo[]`; absent where no type is written or it has no name. */
  readonly type?: string;
}

/** One call from a function to another function of the project. */
export interface CallFact {
  readonly line: number;
  readonly to: SymbolId;
  /** As written up to the parenthesis, e.g. `this.photos.findCover`. */
  readonly text: string;
  /** The class of the object that it is called on, where the method is inherited from one of its bases. */
  readonly on?: SymbolId;
  readonly repetition?: RepetitionContext;
  /** Everything in this function that repeats the call, innermost first; absent for nothing. */
  readonly repeats?: readonly RepeatFact[];
  /** Whether it is called only when something went wrong before: in a `catch`. */
  readonly fallback?: boolean;
  /** Whether its result is kept under the key that it was asked for with, and not asked for again. */
  readonly remembered?: boolean;
  /** Whether it is called only where an option of its function asks for it, `if (options.withAuthors)`, or where the function is handed nothing, `rows ?? load()`. */
  readonly optional?: boolean;
  /** Whether nobody waits for it: the promise that it gives is dropped, `void send()`, `send().catch(log)`. */
  readonly unawaited?: boolean;
  /** What it hands on of what its function is given; absent for nothing. */
  readonly hands?: readonly HandedFact[];
}

/** State that lives in the process (lost on restart, not shared between instances). */
export interface ProcessStateFact extends SourceLocation {
  readonly kind: 'collection' | 'variable' | 'timer' | 'local-disk' | 'environment';
  /** The property, variable, call or environment variable, e.g. `RevocationList.revoked`, `UPLOAD_DIR`. */
  readonly name: string;
  /** The class or function that holds or touches it. */
  readonly owner: SymbolId;
  /** What the state is for, where its type, its name or its use shows that. */
  readonly use?: 'cache' | 'session' | 'lock' | 'rate-limit' | 'socket';
  /** Functions of the same file that change it, sorted; absent where a library does. */
  readonly changedIn?: readonly SymbolId[];
  /** Whether what is in it ends by itself (`ttl`, `maxAge`): how long two instances can disagree is bounded. */
  readonly expires?: boolean;
  /** Of local disk: files that the function itself takes away again or that lie in the system's temporary folder. */
  readonly scratch?: boolean;
  /** Of local disk: a file with a name that is a constant of a module: there is one of it. */
  readonly oneFile?: boolean;
}

/** A comment that takes findings out, e.g. `// banyan-ignore n-plus-one: rows are at most three`. */
export interface SuppressionFact extends SourceLocation {
  /** As written; may name what no rule is called. */
  readonly rules: readonly string[];
  /** What stands behind the colon; empty where nothing does. */
  readonly reason: string;
  /** The lines it speaks of, both included: one line, a statement, a method, a class, or the whole file. */
  readonly from: number;
  readonly to: number;
}

/** How many calls and `new` of the analysed files could be followed, and by what. The four parts add up to `calls`. */
export interface CoverageFact {
  readonly calls: number;
  /** Followed to functions of the project by syntax alone. */
  readonly own: number;
  /** Known to go to a library, to the platform or to a function that was handed in. */
  readonly outside: number;
  /** Answered by the type checker, where it was asked. */
  readonly checked: number;
  /** Followed by nobody. */
  readonly unknown: number;
}

/** Something that could not be read or resolved; the rest was analysed all the same. */
export interface FactProblem extends SourceLocation {
  /** Stable code, e.g. `FACTS_SYNTAX_ERROR`. */
  readonly code: string;
  readonly message: string;
}
