/** Facts about frameworks: NestJS modules and injections, and the entry points a client can reach. */
import type { SourceLocation, SymbolId } from './location';
import type { RepeatFact, RepetitionContext } from './repetition-context';

/** A class annotated with Nest's `@Module`. */
export interface NestModuleFact extends SourceLocation {
  readonly id: SymbolId;
  readonly name: string;
  readonly imports: readonly ModuleReference[];
  readonly controllers: readonly ModuleReference[];
  readonly providers: readonly ModuleReference[];
  readonly exports: readonly ModuleReference[];
  /** Whether it is annotated with `@Global`. */
  readonly global: boolean;
}

/** One entry of a list in `@Module({ … })`. */
export interface ModuleReference extends SourceLocation {
  /** The class, or the token of a custom provider. */
  readonly name: string;
  /** The class in this project; absent for classes of a library. */
  readonly id?: SymbolId;
  /** Wrapped in `forwardRef(() => …)`. */
  readonly forwardRef?: boolean;
  /** The static method of a dynamic module, e.g. `forRoot`, `forFeature`. */
  readonly dynamic?: string;
  /** Class names passed to a dynamic module, e.g. the entities of `TypeOrmModule.forFeature([…])`. */
  readonly arguments?: readonly string[];
  /** How a custom provider is made. */
  readonly custom?: 'useClass' | 'useValue' | 'useFactory' | 'useExisting';
}

/** A class that is given another one by the container. */
export interface InjectionFact extends SourceLocation {
  /** The class that receives. */
  readonly from: SymbolId;
  /** The class that is injected, when it is one of this project. */
  readonly to?: SymbolId;
  /** The class name or token, e.g. `PhotoService`, `Repository<Photo>`, `"MAILER"`. */
  readonly token: string;
  readonly via: 'constructor' | 'property';
  readonly forwardRef: boolean;
  /** The entity of an injected repository, e.g. `Photo` for `@InjectRepository(Photo)`. */
  readonly entity?: string;
}

/** How the outside reaches an entry point. */
export type EndpointKind = 'http' | 'graphql' | 'trpc' | 'websocket' | 'message' | 'grpc' | 'cron' | 'queue' | 'event';

/** An entry point: where work begins. */
export interface EndpointFact extends SourceLocation {
  readonly kind: EndpointKind;
  /** HTTP method in upper case, `ALL`; for others the operation, e.g. `QUERY`, `CRON`. */
  readonly method: string;
  /** The full path a client calls, prefix and version included, e.g. `/api/photos/:id`; else the pattern or schedule. */
  readonly path: string;
  readonly handler: SymbolId;
  /** Of a GraphQL operation or field: the type it gives in the schema, a list in brackets: `Post`, `[Post]`. */
  readonly gives?: string;
  /** What a handler of Nest is given of who asks, by decorator, sorted, e.g. `@CurrentUser`, `@Req`. */
  readonly caller?: readonly string[];
  /** Decorators of Nest's handler that say how long its answer may be kept, sorted, e.g. `@CacheTTL`. */
  readonly caching?: readonly string[];
  /**
   * Of a GraphQL field whose parameters are all decorated: whether its resolver is given the object that it is a field
   * of (`@Parent`), and arguments of its own.
   */
  readonly takes?: readonly ('object' | 'arguments')[];
  /** What a call passes before the handler, outermost first. */
  readonly through?: readonly EnhancerFact[];
}

/** A guard, interceptor, pipe, filter or middleware in front of an entry point. */
export interface EnhancerFact {
  readonly kind: 'middleware' | 'guard' | 'interceptor' | 'pipe' | 'filter';
  /** The class or function, e.g. `AuthGuard('jwt')`. */
  readonly name: string;
  /** The class or function in this project. */
  readonly id?: SymbolId;
  /** Where it is put: on everything, on a module's routes, on a controller or router, on the handler itself. */
  readonly on: 'application' | 'module' | 'controller' | 'handler';
}

/** A place where work is handed on by name: whoever listens is not called directly. */
export interface EmissionFact extends SourceLocation {
  readonly kind: 'event' | 'message' | 'command' | 'query' | 'job';
  /** The event, pattern, queue, or class of the command. */
  readonly name: string;
  readonly function: SymbolId;
  /** The functions of this project that handle it, sorted. */
  readonly handlers: readonly SymbolId[];
  /** The call as written up to the parenthesis, e.g. `this.events.emit`. */
  readonly call?: string;
  /** Whether whoever hands it on can wait for the handlers: commands, queries, `emitAsync`. */
  readonly waits?: boolean;
  readonly repetition?: RepetitionContext;
  /** Everything in this function that repeats it, innermost first; absent for nothing. */
  readonly repeats?: readonly RepeatFact[];
  /** Whether it happens only when something went wrong before: in a `catch`. */
  readonly fallback?: boolean;
}
