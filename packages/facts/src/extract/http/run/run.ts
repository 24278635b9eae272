/** Runs start-up code on paper: who makes routers, hands them on, mounts them. Nothing of the project is executed. */
import type { Project } from '../../../link/project';
import type { ClassType } from '../../../link/type';
import type { Named } from '../../../link/names';
import type { CallSketch, FileSketch, ScopeSketch } from '../../../sketch/file-sketch';
import type { Term } from '../../../sketch/term';
import { elementAt, loopedIn, Loops } from './loops';
import type { Relevance } from './relevance';
import { type Caller, type Closure, type Frame, type Instance, text, textsIn, unknown, type Value } from './value';

/** What a framework makes of a call; nothing when it is none of its own. */
export type Meaning = (call: PlacedValueCall, run: Run) => Value | undefined;

/** A call with its parts evaluated when they are asked for. */
export interface PlacedValueCall {
  readonly sketch: CallSketch;
  readonly index: number;
  readonly frame: Frame;
  /** What the method is called on; the function itself when it is no method. */
  readonly on: Value;
  /** Name of the method; empty for a plain call. */
  readonly name: string;
  readonly args: readonly Value[];
}

/** Functions within functions end here. */
const deepest = 28;
/** Calls that are followed at most, over the whole project. */
const mostCalls = 400_000;
const iterating = new Set(['forEach', 'map', 'flatMap', 'filter', 'reduce', 'some', 'every', 'each']);

/** One run over a project. It lives as long as the facts are drawn. */
export class Run {
  private readonly modules = new Map<string, Frame>();
  private readonly ran = new Set<string>();
  private readonly open: string[] = [];
  private readonly loops = new Loops();
  private readonly order = new Map<FileSketch, ReadonlyMap<number, readonly number[]>>();
  private followed = 0;

  constructor(
    readonly project: Project,
    /** Which functions are worth following. */
    private readonly relevant: Relevance,
    private readonly meaning: Meaning,
  ) {}

  /** Runs a file's module level. */
  module(file: string): Frame {
    const known = this.modules.get(file);
    if (known) return known;
    const frame: Frame = { file, scope: 0, vars: new Map(), calls: new Map() };
    this.modules.set(file, frame);
    if (this.relevant.scope(file, 0)) this.body(frame);
    return frame;
  }

  /** Whether a function was called by what ran. */
  hasRun(file: string, scope: number): boolean {
    return this.ran.has(`${file}\0${scope}`);
  }

  /** Takes a file's functions for done: a framework passes them over. */
  leaveOut(file: string): void {
    for (const { scope } of this.project.sketch(file).functions) this.ran.add(`${file}\0${scope}`);
  }

  /** Calls a function. @returns what it gives back */
  invoke(closure: Closure, args: readonly Value[], caller?: Caller): Value {
    const { frame: outer, scope } = closure;
    const sketch = this.project.sketch(outer.file)?.scopes[scope];
    const key = `${outer.file}\0${scope}`;
    if (!sketch || this.open.length > deepest) return unknown;
    if (this.open.filter((entry) => entry === key).length > 1) return unknown;
    const self = closure.self ?? outer.self;
    const frame: Frame = {
      file: outer.file,
      scope,
      vars: parameters(sketch, args),
      calls: new Map(),
      parent: outer,
      ...(self && { self }),
      ...(caller && { caller }),
    };
    this.ran.add(key);
    this.open.push(key);
    if (this.relevant.scope(outer.file, scope)) this.body(frame);
    const given = sketch.returns ? this.value(sketch.returns, frame) : unknown;
    this.open.pop();
    return given;
  }

  /** Makes an instance of a class: its bases' constructors run first. */
  instantiate(type: ClassType, args: readonly Value[]): Instance {
    const instance: Instance = { kind: 'instance', type, fields: new Map(), constructed: [] };
    this.construct(type, args, instance);
    return instance;
  }

  /** What an expression is. */
  value(term: Term, frame: Frame): Value {
    switch (term.kind) {
      case 'text':
        return text(term.value);
      case 'number':
        return text(String(term.value));
      case 'name':
        return this.name(term.name, frame);
      case 'member':
        return this.member(this.value(term.of, frame), term.name);
      case 'item':
        return elementAt(term, frame) ?? this.item(this.value(term.of, frame), term.key, frame);
      case 'call':
        return this.call(term.call, frame);
      case 'list':
        return { kind: 'list', items: term.items.flatMap((item) => this.spread(item, frame)) };
      case 'record':
        return { kind: 'record', term, frame };
      case 'template':
        return text(term.parts.map((part) => textsIn(this.value(part, frame))[0] ?? '*').join(''));
      case 'function':
        return { kind: 'closure', frame, scope: term.scope };
      case 'cast':
      case 'spread':
        return this.value(term.of, frame);
      case 'either':
        return (
          term.options.map((option) => this.value(option, frame)).find(({ kind }) => kind !== 'unknown') ?? unknown
        );
      case 'module':
        return this.named(this.project.names.moduleOf(frame.file, term.specifier));
      default:
        return unknown;
    }
  }

  /** The field of a value. */
  member(of: Value, name: string): Value {
    switch (of.kind) {
      case 'record':
        return this.field(of, name);
      case 'module':
        return this.exported(of.file, name);
      case 'library':
        return { ...of, name: of.name === '*' || of.name === 'default' ? name : `${of.name}.${name}` };
      case 'instance':
        return this.property(of, name);
      case 'class':
        return this.property(
          { kind: 'instance', type: { ...of.type, itself: true }, fields: new Map(), constructed: [] },
          name,
        );
      case 'closure':
        return this.assigned(of, name);
      default:
        return unknown;
    }
  }

  /** The calls of a scope, in the order of the code. */
  private callsIn(sketch: FileSketch, scope: number): readonly number[] {
    let calls = this.order.get(sketch);
    if (!calls) {
      const found = new Map<number, number[]>();
      sketch.calls.forEach((call, index) => {
        const known = found.get(call.scope);
        if (known) known.push(index);
        else found.set(call.scope, [index]);
      });
      calls = found;
      this.order.set(sketch, calls);
    }
    return calls.get(scope) ?? [];
  }

  /** The symbol of the function that a value is. */
  symbolOf(value: Value): string | undefined {
    return value.kind === 'closure' ? this.project.functionAt(value.frame.file, value.scope) : undefined;
  }

  private body(frame: Frame): void {
    const sketch = this.project.sketch(frame.file);
    for (const index of this.callsIn(sketch, frame.scope)) this.statement(index, frame, sketch);
  }

  /** One call of a body; once for each element when it works on what a loop goes over. */
  private statement(index: number, frame: Frame, sketch: FileSketch): void {
    const loops = this.loops.of(sketch, frame.scope);
    const looped = loops.size === 0 ? undefined : loopedIn(sketch.calls[index] as CallSketch, sketch, loops);
    const list = looped && this.value(looped.of, frame);
    if (!looped || list?.kind !== 'list') return void this.call(index, frame);
    for (const element of list.items) {
      const elements = new Map([...(frame.elements ?? []), [looped as Term, element]]);
      this.call(index, { ...frame, calls: new Map(frame.calls), elements });
    }
  }

  private call(index: number, frame: Frame): Value {
    const known = frame.calls.get(index);
    if (known) return known;
    frame.calls.set(index, unknown);
    this.followed += 1;
    const sketch = this.project.sketch(frame.file).calls[index];
    const value = sketch && this.followed < mostCalls ? this.meantBy(sketch, index, frame) : unknown;
    frame.calls.set(index, value);
    return value;
  }

  private meantBy(sketch: CallSketch, index: number, frame: Frame): Value {
    const { callee } = sketch;
    const required = requiredModule(sketch);
    if (required !== undefined) return this.named(this.project.names.moduleOf(frame.file, required));
    const [of, name] = this.receiver(callee, frame);
    const on = of ? this.value(of, frame) : this.value(callee, frame);
    const args = sketch.args.flatMap((arg) => this.spread(arg, frame));
    const meant = this.meaning({ sketch, index, frame, on, name, args }, this);
    if (meant) return meant;
    if (on.kind === 'list' && iterating.has(name)) return this.iterate(on.items, args[0]);
    if (on.kind === 'list' && (name === 'concat' || name === 'filter')) return on;
    if (callee.kind === 'name' && callee.name === 'super') return this.superCall(args, frame);
    const fn = name === '' ? on : this.member(on, name);
    if (fn.kind === 'class' && sketch.isNew) return this.instantiate(fn.type, args);
    if (fn.kind === 'closure') return this.invoke(fn, args, { frame, sketch });
    // `plugin.bind(this)`, `fn.call(this, app)`
    if (on.kind === 'closure' && name === 'bind') return on;
    if (on.kind === 'closure' && name === 'call') return this.invoke(on, args.slice(1), { frame, sketch });
    return unknown;
  }

  /** `object.name(…)`, `object[name](…)` */
  private receiver(callee: Term, frame: Frame): readonly [Term | undefined, string] {
    if (callee.kind === 'member') return [callee.of, callee.name];
    if (callee.kind !== 'item') return [undefined, ''];
    const key = this.value(callee.key, frame);
    return key.kind === 'text' ? [callee.of, key.text] : [undefined, ''];
  }

  private iterate(items: readonly Value[], callback: Value | undefined): Value {
    if (callback?.kind !== 'closure') return unknown;
    return { kind: 'list', items: items.map((item, at) => this.invoke(callback, [item, text(String(at))])) };
  }

  private spread(term: Term, frame: Frame): readonly Value[] {
    const value = this.value(term, frame);
    return term.kind === 'spread' && value.kind === 'list' ? value.items : [value];
  }

  private name(name: string, frame: Frame): Value {
    if (name === 'this') return frame.self ?? unknown;
    if (name === 'super') return frame.self ?? unknown;
    const sketch = this.project.sketch(frame.file);
    for (let at: Frame | undefined = frame; at && at.scope > 0; at = at.parent) {
      const known = at.vars.get(name);
      if (known) return known;
      for (let scope = at.scope; scope > 0 && scope !== at.parent?.scope; scope = sketch.scopes[scope]?.parent ?? 0) {
        const binding = sketch.scopes[scope]?.bindings.get(name);
        if (!binding) continue;
        if (binding.init && this.loops.of(sketch, scope).has(name)) return this.value(binding.init, at);
        at.vars.set(name, unknown);
        const value = binding.init ? this.value(binding.init, at) : unknown;
        at.vars.set(name, value);
        return value;
      }
    }
    return this.moduleName(name, frame);
  }

  private moduleName(name: string, frame: Frame): Value {
    const sketch = this.project.sketch(frame.file);
    const looped = this.loops.of(sketch, 0).has(name) && sketch.scopes[0]?.bindings.get(name)?.init;
    if (looped) return this.value(looped, frame);
    return this.named(this.project.names.lookup(frame.file, name));
  }

  private named(named: Named | undefined): Value {
    if (!named) return unknown;
    if (named.kind === 'library') return { kind: 'library', module: named.module, name: named.name };
    if (named.kind === 'file') return this.whole(named.file);
    const { file, name } = named;
    const indexed = this.project.names.files.get(file);
    if (indexed?.classes.has(name))
      return { kind: 'class', type: { kind: 'class', file, name, itself: true, args: [] } };
    const frame = this.module(file);
    const known = frame.vars.get(name);
    if (known) return known;
    const init = indexed?.sketch.scopes[0]?.bindings.get(name)?.init;
    const fn = indexed?.functions.get(name);
    if (fn && init?.kind !== 'record' && init?.kind !== 'call') return { kind: 'closure', frame, scope: fn.scope };
    if (!init) return unknown;
    frame.vars.set(name, unknown);
    const value = this.value(init, frame);
    const given = value.kind === 'unknown' && fn ? ({ kind: 'closure', frame, scope: fn.scope } as const) : value;
    frame.vars.set(name, given);
    return given;
  }

  /** A CommonJS module is what it assigns to `module.exports`. */
  private whole(file: string): Value {
    const sketch = this.project.sketch(file);
    const commonjs = !sketch.imports.some(({ kind }) => kind === 'value' || kind === 're-export');
    const itself = commonjs && sketch.exports.some(({ name, from }) => name === 'default' && from === undefined);
    const value = itself ? this.named(this.project.names.exported(file, 'default')) : unknown;
    if (value.kind !== 'unknown') return value;
    this.module(file);
    return { kind: 'module', file };
  }

  private exported(file: string, name: string): Value {
    const named = this.project.names.exported(file, name);
    const value = named ? this.named(named) : unknown;
    if (value.kind !== 'unknown') return value;
    return this.written(this.module(file), (of) => isExports(of) || this.standsForExports(of, file), name);
  }

  /** `const helpers = module.exports; helpers.x = …` */
  private standsForExports(term: Term, file: string): boolean {
    const init = term.kind === 'name' ? this.project.sketch(file).scopes[0]?.bindings.get(term.name)?.init : undefined;
    return init !== undefined && isExports(init);
  }

  /** What a member was set to at the module level. */
  private written(frame: Frame, isOf: (term: Term) => boolean, name: string): Value {
    const write = this.project
      .sketch(frame.file)
      .writes.find(
        ({ target, value, scope }) =>
          scope === frame.scope && value && target.kind === 'member' && target.name === name && isOf(target.of),
      );
    return write?.value ? this.value(write.value, frame) : unknown;
  }

  private field({ term, frame }: Extract<Value, { kind: 'record' }>, name: string): Value {
    const found = term.fields.find(({ key }) => key === name);
    if (found) return this.value(found.value, frame);
    for (const { key, value } of term.fields) {
      if (key !== '...') continue;
      const inner = this.member(this.value(value, frame), name);
      if (inner.kind !== 'unknown') return inner;
    }
    return this.addedTo(term, frame, name);
  }

  /** `const mounts = {}; mounts.main = (app) => …` */
  private addedTo(term: Term, frame: Frame, name: string): Value {
    const isIt = (of: Term): boolean =>
      of.kind === 'name' && this.project.sketch(frame.file).scopes[frame.scope]?.bindings.get(of.name)?.init === term;
    return this.written(frame, isIt, name);
  }

  /** `routes.photos = …` on a function. */
  private assigned({ frame, scope }: Closure, name: string): Value {
    const sketch = this.project.sketch(frame.file);
    const fn = sketch.functions.find((entry) => entry.scope === scope);
    return fn
      ? this.written(this.module(frame.file), (of) => of.kind === 'name' && of.name === fn.name, name)
      : unknown;
  }

  private item(of: Value, key: Term, frame: Frame): Value {
    if (of.kind === 'list') {
      if (key.kind === 'number') return of.items[key.value] ?? unknown;
      return key.kind === 'unknown' ? (of.items.at(-1) ?? unknown) : unknown;
    }
    const named = this.value(key, frame);
    return named.kind === 'text' ? this.member(of, named.text) : unknown;
  }

  private property(instance: Instance, name: string): Value {
    const known = instance.fields.get(name);
    if (known) return known;
    instance.fields.set(name, unknown);
    const value = this.findProperty(instance, name);
    if (value.kind === 'unknown') instance.fields.delete(name);
    else instance.fields.set(name, value);
    return value;
  }

  private findProperty(instance: Instance, name: string): Value {
    const set = this.setInConstructor(instance, name);
    if (set.kind !== 'unknown') return set;
    const found = this.project.types.member(instance.type, name);
    if (!found) return this.setInMethod(instance, name);
    const { member, owner } = found;
    const frame: Frame = { ...this.module(owner.file), calls: new Map(), self: instance };
    if (member.kind === 'method' && member.scope !== undefined) {
      return { kind: 'closure', frame, scope: member.scope, self: instance };
    }
    if (member.kind === 'getter' && member.scope !== undefined) {
      return this.invoke({ kind: 'closure', frame, scope: member.scope, self: instance }, []);
    }
    const value = member.init
      ? this.value(member.init, this.initialising(member.init, owner.file, instance) ?? frame)
      : unknown;
    return value.kind === 'unknown' ? this.setInMethod(instance, name) : value;
  }

  /** `this.app = express()`, or `constructor(private readonly app: Express)`. */
  private setInConstructor(instance: Instance, name: string): Value {
    for (const frame of [...instance.constructed].reverse()) {
      const value = this.written(frame, isThis, name);
      if (value.kind !== 'unknown') return value;
      const parameter = this.project
        .sketch(frame.file)
        .scopes[frame.scope]?.parameters.find((entry) => entry.name === name);
      const given = parameter?.property ? frame.vars.get(name) : undefined;
      if (given) return given;
    }
    return unknown;
  }

  private setInMethod(instance: Instance, name: string): Value {
    const sketch = this.project.sketch(instance.type.file);
    for (const { className, scope } of sketch.functions) {
      if (className !== instance.type.name) continue;
      const frame: Frame = { ...this.module(sketch.path), scope, vars: new Map(), calls: new Map(), self: instance };
      const value = this.written(frame, isThis, name);
      if (value.kind !== 'unknown') return value;
    }
    return unknown;
  }

  /** The frame that an initialiser ran in. */
  private initialising(init: Term, file: string, { constructed }: Instance): Frame | undefined {
    const scope = init.kind === 'call' ? this.project.sketch(file).calls[init.call]?.scope : undefined;
    return constructed.find((frame) => frame.file === file && frame.scope === scope);
  }

  /** Runs the initialisers and the constructor of a class, after those of its bases. */
  private construct(type: ClassType, args: readonly Value[], instance: Instance): void {
    const sketch = this.project.sketch(type.file);
    const own = sketch.functions.findIndex((entry) => entry.name === `${type.name}.constructor`);
    const scopes = sketch.scopes.flatMap((scope, at) =>
      own > 0 && scope.function === own && sketch.scopes[scope.parent]?.function !== own ? [at] : [],
    );
    const callsSuper = sketch.calls.some((call) => scopes.includes(call.scope) && isSuper(call));
    const base = this.project.types.base({ ...type, itself: false });
    if (!callsSuper && base?.kind === 'class') this.construct(base, args, instance);
    if (this.open.length > deepest) return;
    for (const scope of scopes) {
      const key = `${type.file}\0${scope}`;
      const frame: Frame = {
        file: type.file,
        scope,
        vars: parameters(sketch.scopes[scope] as ScopeSketch, args),
        calls: new Map(),
        parent: this.module(type.file),
        self: instance,
      };
      instance.constructed.push(frame);
      this.ran.add(key);
      this.open.push(key);
      if (this.relevant.scope(type.file, scope)) this.body(frame);
      this.open.pop();
    }
  }

  private superCall(args: readonly Value[], frame: Frame): Value {
    const owner = this.project.types.self(frame);
    const base = owner && this.project.types.base({ ...owner, itself: false });
    if (frame.self && base?.kind === 'class') this.construct(base, args, frame.self);
    return unknown;
  }
}

function parameters({ parameters: params, bindings }: ScopeSketch, args: readonly Value[]): Map<string, Value> {
  const vars = new Map<string, Value>();
  params.forEach(({ name }, at) => {
    vars.set(name === '' ? `(${at})` : name, args[at] ?? unknown);
  });
  const rest = params.at(-1)?.name === '' && [...bindings].find(([, { init }]) => init?.kind === 'unknown');
  if (rest) vars.set(rest[0], { kind: 'list', items: args.slice(params.length - 1) });
  return vars;
}

function requiredModule({ callee, args, isNew }: CallSketch): string | undefined {
  if (isNew || callee.kind !== 'name' || callee.name !== 'require') return undefined;
  return args[0]?.kind === 'text' ? args[0].value : undefined;
}

function isSuper({ callee }: CallSketch): boolean {
  return callee.kind === 'name' && callee.name === 'super';
}

function isThis(term: Term): boolean {
  return term.kind === 'name' && term.name === 'this';
}

function isExports(term: Term): boolean {
  if (term.kind === 'name') return term.name === 'exports';
  return term.kind === 'member' && term.name === 'exports' && term.of.kind === 'name' && term.of.name === 'module';
}
