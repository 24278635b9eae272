/** The state of the one pass over a file: what was found so far, and where in the file the pass stands. */
import type { RepetitionContext } from '@banyan/model';
import { type Node, visitorKeys } from 'oxc-parser';
import type {
  AskedSketch,
  AwaitedSketch,
  BindingSketch,
  CallSketch,
  ClassSketch,
  EnvironmentSketch,
  ExportSketch,
  FunctionSketch,
  ImportSketch,
  InterfaceSketch,
  LoopSketch,
  ParameterSketch,
  RepeatSketch,
  ThrowSketch,
  WriteSketch,
} from './file-sketch';
import { HandedHandlers } from './handed-handlers';
import { type RequestSource, requestsOf, toImport } from './module-requests';
import { ownText } from './own-text';
import type { Term, TypeTerm } from './term';

/** A scope while it is being filled. */
export interface OpenScope {
  parent: number;
  function: number;
  callbackOf?: { readonly call: number; readonly argument: number };
  parameters: readonly ParameterSketch[];
  readonly bindings: Map<string, BindingSketch>;
  returns?: Term;
  returnCount?: number;
  returnType?: TypeTerm;
  line: number;
  endLine: number;
}

/** A counted loop while the pass is inside of it. */
export interface OpenLoop {
  readonly line: number;
  depth: number;
  indexed: boolean;
  /** What it and the loops around it count with. */
  readonly counters: ReadonlySet<string>;
  /** Nests within it that crunch numbers without waiting. */
  readonly inner: LoopSketch[];
  waits: boolean;
}

/** A repetition while the pass is inside of it. */
export type OpenRepeat = { -readonly [K in keyof RepeatSketch]: RepeatSketch[K] };

/** Where the pass stands; saved and put back around functions and loops. */
export interface Place {
  scope: number;
  repetition?: RepetitionContext;
  /** Index of the innermost repetition. */
  repeat?: number | undefined;
  /** Inside a `catch`. */
  fallback?: boolean;
  /** The stream whose `pipe` is being written: what its operators are given runs once for each value. */
  streams?: boolean;
  /** Inside the arguments of `Promise.all`. */
  together: boolean;
  loop?: OpenLoop | undefined;
  /** Inside a `try` whose `catch` does not throw what it caught. */
  caught?: boolean;
  /** Inside of an `await`, or of what is returned. */
  awaited?: boolean;
  /** Below an option of the function. */
  optional?: boolean;
}

/** Names of the properties that hold children. A map, because the parser makes the text of each type anew. */
const childrenOf: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(visitorKeys));

export class Pass {
  readonly imports: ImportSketch[] = [];
  readonly exports: ExportSketch[] = [];
  readonly classes: ClassSketch[] = [];
  readonly functions: FunctionSketch[] = [];
  readonly scopes: OpenScope[] = [];
  readonly calls: CallSketch[] = [];
  readonly interfaces: InterfaceSketch[] = [];
  readonly typeAliases = new Map<string, TypeTerm>();
  readonly writes: WriteSketch[] = [];
  readonly throws: ThrowSketch[] = [];
  readonly loops: LoopSketch[] = [];
  readonly repeats: OpenRepeat[] = [];
  readonly awaited: AwaitedSketch[] = [];
  readonly environment: EnvironmentSketch[] = [];
  readonly asked: AskedSketch[] = [];
  place: Place = { scope: 0, together: false };
  private readonly callOf = new Map<Node, number>();
  private readonly scopeOf = new Map<Node, number>();
  private readonly functionOf = new Map<string, number>();
  /** Functions that are handed to routers. */
  readonly handed = new HandedHandlers();
  private readonly reserved = new Map<Node, string>();
  /** Calls whose result nobody takes. */
  readonly dropped = new Set<Node>();

  constructor(
    private readonly text: string,
    private readonly source: RequestSource,
    readonly lineAt: (offset: number) => number,
    lines: number,
    /** Handed in, so that what visits one kind of node need not know what visits the others. */
    private readonly visitNode: (node: Node, pass: Pass) => void,
  ) {
    this.openFunction({ name: '', line: 1, endLine: lines, static: false, exported: false });
    this.scopes.push({ parent: -1, function: 0, parameters: [], bindings: new Map(), line: 1, endLine: lines });
  }

  /** Visits a node and everything below it. */
  visit(node: Node): void {
    this.visitNode(node, this);
  }

  /** Visits what is directly below a node. */
  visitChildren(node: Node): void {
    const children = node as unknown as Record<string, unknown>;
    for (const key of childrenOf.get(node.type) ?? []) this.visitAny(children[key]);
  }

  /** Visits a child or a list of children. */
  visitAny(child: unknown): void {
    if (Array.isArray(child)) for (const item of child) this.visitAny(item);
    else if (child) this.visitNode(child as Node, this);
  }

  /** Index of the call; the first caller's place is the call's place. */
  callIndex(node: Node, make: () => Omit<CallSketch, 'line' | 'scope' | 'repetition' | 'repeat' | 'awaited'>): number {
    const known = this.callOf.get(node);
    if (known !== undefined) return known;
    const { repetition, repeat, fallback, together, awaited, optional } = this.place;
    const content = make();
    const call = {
      line: this.lineOfCall(node),
      scope: this.place.scope,
      ...content,
      ...(repetition && { repetition }),
      ...(repeat !== undefined && { repeat }),
      ...(fallback && { fallback }),
      ...(together && { together }),
      ...(awaited && { awaited }),
      ...(optional && { optional }),
      ...(this.dropped.has(node) && { dropped: true }),
    };
    const index = this.calls.push(call) - 1;
    this.callOf.set(node, index);
    return index;
  }

  /** Index of a function's scope, opened empty at first sight. */
  scopeIndex(node: Node): number {
    const known = this.scopeOf.get(node);
    if (known !== undefined) return known;
    const { scope } = this.place;
    const owner = this.scopes[scope]?.function ?? 0;
    const line = this.lineAt(node.start);
    const index =
      this.scopes.push({
        parent: scope,
        function: owner,
        parameters: [],
        bindings: new Map(),
        line,
        endLine: this.lineAt(node.end),
      }) - 1;
    this.scopeOf.set(node, index);
    return index;
  }

  /** Index of a named function; declarations that share a name share the function. */
  openFunction(sketch: Omit<FunctionSketch, 'scope'>): number {
    const known = this.functionOf.get(sketch.name);
    if (known !== undefined) return known;
    const index = this.functions.push({ ...sketch, scope: this.scopes.length }) - 1;
    this.functionOf.set(sketch.name, index);
    return index;
  }

  /** Ties a function to the scope of its body. */
  bodyOf(functionIndex: number, scope: number): void {
    const sketch = this.functions[functionIndex] as FunctionSketch;
    this.functions[functionIndex] = { ...sketch, scope };
  }

  /** Says under which name a function expression further down is known. */
  reserveName(node: Node, name: string): void {
    this.reserved.set(node, name);
  }

  /** The name, with a number behind it where it is taken in this file. */
  freeName(name: string): string {
    const taken = new Set(this.reserved.values());
    let free = name;
    for (let count = 2; taken.has(free) || this.hasFunction(free); count += 1) free = `${name}~${count}`;
    return free;
  }

  reservedName(node: Node): string | undefined {
    return this.reserved.get(node);
  }

  hasFunction(name: string): boolean {
    return this.functionOf.has(name);
  }

  bind(name: string, binding: BindingSketch): void {
    const scope = this.scopes[this.place.scope] as OpenScope;
    if (!scope.bindings.has(name)) scope.bindings.set(name, binding);
  }

  /** Enters the modules that a node asks for. */
  addRequests(node: Node): void {
    for (const request of requestsOf(node, this.source)) this.imports.push(toImport(request, this.lineAt));
  }

  /** The node's source on one line, at most so many characters. */
  textOf(node: Node, most = 80): string {
    return ownText(this.text.slice(node.start, node.end).replace(/\s+/g, ' ').slice(0, most));
  }

  /** Runs `visit` at another place and comes back. */
  at<T>(place: Partial<Place>, visit: () => T): T {
    const before = this.place;
    this.place = { ...before, ...place };
    const value = visit();
    this.place = before;
    return value;
  }

  /** Enters a repetition; what is visited with its index as place is repeated. */
  openRepeat(repeat: Omit<OpenRepeat, 'parent'>): number {
    const parent = this.place.repeat;
    return this.repeats.push({ ...repeat, ...(parent !== undefined && { parent }) }) - 1;
  }

  /** Runs `look` inside of an `await` or a `return`. */
  awaiting<T>(look: () => T): T {
    const { place } = this;
    const { awaited } = place;
    place.awaited = true;
    const value = look();
    place.awaited = awaited ?? false;
    return value;
  }

  /** Whether the pass stands at the module level, outside every function. */
  get atModuleLevel(): boolean {
    return this.place.scope === 0;
  }

  private lineOfCall(node: Node): number {
    // A chain over several lines is told apart by the line of the called name, not by the line where the chain begins.
    if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
      return this.lineAt(node.callee.property.start);
    }
    return this.lineAt(node.start);
  }
}
