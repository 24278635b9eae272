/** Terms → types: what an expression is, followed through scopes, classes, imports and what functions return. */
import type {
  BindingSketch,
  CallSketch,
  FileSketch,
  MemberSketch,
  ParameterSketch,
  ScopeSketch,
} from '../sketch/file-sketch';
import type { Term, TypeTerm } from '../sketch/term';
import { libraryCall, libraryMember } from './library-types';
import type { Named, Names } from './names';
import { type ClassType, instanceOf, libraryInstance, type LibraryType, type Type } from './type';

/** A place in the code: names mean what they mean there. */
export interface Place {
  readonly file: string;
  readonly scope: number;
}

/** How many steps a question may take before it is given up. */
const deepest = 24;
const elementMethods = new Set(['find', 'at', 'pop', 'shift', 'findLast']);
const sameMethods = new Set(['filter', 'slice', 'sort', 'reverse', 'concat', 'toSorted', 'toReversed']);
const elementCallbacks = new Set(['map', 'forEach', 'filter', 'find', 'some', 'every', 'flatMap', 'findIndex', 'sort']);

/** Answers what terms and written types are. Each term is answered once. */
export class Types {
  private readonly known = new Map<Term, Type | undefined>();
  /** Terms that are being answered. */
  private readonly open = new Set<Term>();
  private cuts = 0;
  private depth = 0;

  constructor(readonly names: Names) {}

  /** The type of an expression; nothing when syntax does not show it. */
  of(term: Term, place: Place): Type | undefined {
    if (this.known.has(term)) return this.known.get(term);
    if (this.open.has(term) || this.open.size > deepest) {
      this.cuts += 1;
      return undefined;
    }
    const before = this.cuts;
    this.open.add(term);
    const type = this.evaluate(term, place);
    this.open.delete(term);
    // An answer that was cut off may be another one when asked from elsewhere.
    if (type || this.cuts === before) this.known.set(term, type);
    return type;
  }

  /** The type that a written type means in a file. */
  written(type: TypeTerm | undefined, file: string, self?: ClassType): Type | undefined {
    if (!type) return undefined;
    if (type.name === 'Promise' || type.name === 'Readonly' || type.name === 'Partial' || type.name === 'NonNullable') {
      return this.written(type.args[0], file, self);
    }
    if (type.name === 'Array' || type.name === 'ReadonlyArray') {
      const of = this.written(type.args[0], file, self);
      return of && { kind: 'array', of };
    }
    if (type.name === 'this') return self;
    const parameter = self && this.parameterIndex(self, type.name);
    if (parameter !== undefined && parameter >= 0) return self?.args[parameter];
    if (type.name.startsWith('typeof ')) return this.named(this.resolveDotted(type.name.slice(7), file));
    const named = type.from === undefined ? this.resolveDotted(type.name, file) : this.fromModule(type, file);
    return this.instanceOfNamed(named, type, file, self);
  }

  /** The term that a name or member stands for, with its place: constants, enums, static fields. */
  constant(term: Term, place: Place): { readonly term: Term; readonly place: Place } | undefined {
    if (term.kind === 'member') {
      const object = this.of(term.of, place);
      if (object?.kind === 'record') {
        const found = object.term.fields.find((entry) => entry.key === term.name);
        return found && { term: found.value, place: { file: object.file, scope: object.scope } };
      }
      if (object?.kind === 'file') return this.constantOf(this.names.exported(object.file, term.name));
      const owned = object?.kind === 'class' ? this.member(object, term.name) : undefined;
      return owned?.member.init && { term: owned.member.init, place: this.initialiserPlace(owned.owner) };
    }
    if (term.kind !== 'name') return undefined;
    const sketch = this.names.files.get(place.file)?.sketch;
    for (let at = place.scope; sketch && at > 0; at = sketch.scopes[at]?.parent ?? -1) {
      const init = sketch.scopes[at]?.bindings.get(term.name)?.init;
      if (init) return { term: init, place: { file: place.file, scope: at } };
    }
    return this.constantOf(this.names.lookup(place.file, term.name));
  }

  private constantOf(named: Named | undefined): { readonly term: Term; readonly place: Place } | undefined {
    if (named?.kind !== 'own') return undefined;
    const init = this.names.files.get(named.file)?.sketch.scopes[0]?.bindings.get(named.name)?.init;
    return init && { term: init, place: { file: named.file, scope: 0 } };
  }

  /** What a name means at a place. */
  lookup(name: string, place: Place): Type | undefined {
    return this.of({ kind: 'name', name }, place);
  }

  /** The member of a class or one of its bases, with the class that holds it. */
  member(
    type: ClassType,
    name: string,
    seen = 0,
  ): { readonly member: MemberSketch; readonly owner: ClassType } | undefined {
    const sketch = this.names.files.get(type.file)?.classes.get(type.name);
    if (!sketch || seen > deepest) return undefined;
    const own = sketch.members.filter((entry) => entry.name === name);
    const member = own.find((entry) => entry.static === type.itself) ?? own[0];
    if (member) return { member, owner: type };
    const base = this.base(type);
    return base?.kind === 'class' ? this.member(base, name, seen + 1) : undefined;
  }

  /** What a class extends. */
  base(type: ClassType): ClassType | LibraryType | undefined {
    const sketch = this.names.files.get(type.file)?.classes.get(type.name);
    if (!sketch?.extends) return undefined;
    const base = this.of(sketch.extends, { file: type.file, scope: 0 });
    if (base?.kind !== 'class' && base?.kind !== 'library') return undefined;
    const args = sketch.extendsArgs.map((arg) => this.written(arg, type.file, type));
    return { ...base, itself: type.itself, args };
  }

  /** The library class at the end of a class's bases. */
  libraryBase(type: ClassType): LibraryType | undefined {
    let base = this.base(type);
    for (let steps = 0; base?.kind === 'class' && steps < deepest; steps += 1) base = this.base(base);
    return base?.kind === 'library' ? base : undefined;
  }

  /** The class that the code of a scope belongs to. */
  self(place: Place): ClassType | undefined {
    const indexed = this.names.files.get(place.file);
    const owner = indexed?.sketch.functions[indexed.sketch.scopes[place.scope]?.function ?? 0];
    if (owner?.className === undefined) return undefined;
    return { kind: 'class', file: place.file, name: owner.className, itself: owner.static, args: [] };
  }

  /** The property or constructor parameter that holds a value of a class. */
  property(type: ClassType, name: string): Type | undefined {
    const sketch = this.names.files.get(type.file)?.classes.get(type.name);
    const parameter = sketch?.parameters.find((entry) => entry.property && entry.name === name);
    if (parameter) return this.parameterType(parameter, type);
    const found = this.member(type, name);
    if (found) return this.memberType(found.member, found.owner);
    const base = this.base(type);
    if (base?.kind === 'class') return this.property(base, name);
    return base && libraryMember(base, name);
  }

  private evaluate(term: Term, place: Place): Type | undefined {
    switch (term.kind) {
      case 'name':
        return this.ofName(term.name, place);
      case 'member':
        return this.ofMember(this.of(term.of, place), term.name);
      case 'item':
        return elementOf(this.of(term.of, place));
      case 'call':
        return this.ofCall(term.call, place);
      case 'cast':
        return this.written(term.type, place.file, this.self(place)) ?? this.of(term.of, place);
      case 'either':
        return firstOf(term.options, (option) => this.of(option, place));
      case 'list': {
        const of = term.items[0] && this.of(term.items[0], place);
        return of && { kind: 'array', of };
      }
      case 'record':
        return { kind: 'record', file: place.file, scope: place.scope, term };
      case 'function':
        return { kind: 'callback', file: place.file, scope: term.scope };
      case 'module':
        return this.named(this.names.moduleOf(place.file, term.specifier));
      default:
        return undefined;
    }
  }

  private ofName(name: string, place: Place): Type | undefined {
    const sketch = this.names.files.get(place.file)?.sketch;
    if (!sketch) return undefined;
    if (name === 'this') return this.self(place);
    if (name === 'super') {
      const self = this.self(place);
      return self && this.base(self);
    }
    for (let at = place.scope; at > 0; at = sketch.scopes[at]?.parent ?? -1) {
      const scope = sketch.scopes[at] as ScopeSketch;
      const binding = scope.bindings.get(name);
      if (binding) return this.ofBinding(binding, scope, { file: place.file, scope: at }, sketch);
    }
    return this.named(this.names.lookup(place.file, name));
  }

  private ofBinding(binding: BindingSketch, scope: ScopeSketch, place: Place, sketch: FileSketch): Type | undefined {
    const written = this.written(binding.type, place.file, this.self(place));
    if (written) return written;
    if (binding.init) return this.of(binding.init, place);
    return binding.parameter === undefined
      ? undefined
      : this.ofCallbackParameter(binding.parameter, scope, place, sketch);
  }

  /** `items.map((item) => …)`: an element; `dataSource.transaction(async (manager) => …)`: a manager. */
  private ofCallbackParameter(index: number, scope: ScopeSketch, place: Place, sketch: FileSketch): Type | undefined {
    const call = scope.callbackOf && sketch.calls[scope.callbackOf.call];
    if (!call || call.callee.kind !== 'member') return undefined;
    const receiver = this.of(call.callee.of, { file: place.file, scope: call.scope });
    if (receiver?.kind === 'array' && elementCallbacks.has(call.callee.name) && index === 0) return receiver.of;
    if (receiver?.kind === 'library' && receiver.module === 'typeorm' && /transaction/i.test(call.callee.name)) {
      return libraryInstance('typeorm', 'EntityManager');
    }
    return undefined;
  }

  private named(named: Named | undefined): Type | undefined {
    if (!named) return undefined;
    if (named.kind === 'file') return this.ofFile(named.file);
    if (named.kind === 'library')
      return { kind: 'library', module: named.module, name: named.name, itself: true, args: [] };
    const { file, name } = named;
    const indexed = this.names.files.get(file);
    if (!indexed) return undefined;
    if (indexed.classes.has(name)) return { kind: 'class', file, name, itself: true, args: [] };
    if (indexed.functions.has(name)) {
      const constant = indexed.sketch.scopes[0]?.bindings.get(name)?.init;
      // `const x = wrap(() => …)` is what `wrap` gives, and can be called all the same.
      if (constant?.kind !== 'record') return { kind: 'function', file, name };
    }
    const binding = indexed.sketch.scopes[0]?.bindings.get(name);
    if (!binding) return undefined;
    const type = this.written(binding.type, file) ?? (binding.init && this.of(binding.init, { file, scope: 0 }));
    return type?.kind === 'record' && type.name === undefined ? { ...type, name } : type;
  }

  /** A CommonJS module is what it assigns to `module.exports`. */
  private ofFile(file: string): Type {
    const indexed = this.names.files.get(file);
    const own = indexed?.sketch.exports.find((entry) => entry.name === 'default');
    const commonjs =
      indexed && !indexed.sketch.imports.some((entry) => entry.kind !== 'require' && entry.kind !== 'import-type');
    if (own && commonjs) {
      const type = this.named(this.names.exported(file, 'default'));
      if (type) return type;
    }
    return { kind: 'file', file };
  }

  private ofMember(object: Type | undefined, name: string): Type | undefined {
    switch (object?.kind) {
      case 'class':
        return this.property(object, name);
      case 'file':
        return this.named(this.names.exported(object.file, name));
      case 'library':
        return libraryMember(object, name);
      case 'interface':
        return this.written(
          this.names.files.get(object.file)?.interfaces.get(object.name)?.properties[name],
          object.file,
        );
      case 'record':
        return this.ofField(object, name);
      default:
        return undefined;
    }
  }

  private ofField(record: Extract<Type, { kind: 'record' }>, name: string): Type | undefined {
    const own = record.name === undefined ? undefined : `${record.name}.${name}`;
    if (own !== undefined && this.names.files.get(record.file)?.functions.has(own)) {
      return { kind: 'function', file: record.file, name: own };
    }
    const field = record.term.fields.find((entry) => entry.key === name);
    return field && this.of(field.value, { file: record.file, scope: record.scope });
  }

  private ofCall(index: number, place: Place): Type | undefined {
    const call = this.names.files.get(place.file)?.sketch.calls[index];
    if (!call) return undefined;
    const at = { file: place.file, scope: call.scope };
    const required = requiredModule(call);
    if (required !== undefined) return this.named(this.names.moduleOf(place.file, required));
    if (call.isNew) return this.ofNew(call, index, at);
    if (call.callee.kind === 'member') return this.ofMethodCall(call, call.callee, index, at);
    const callee = this.of(call.callee, at);
    if (callee?.kind === 'library') {
      return libraryCall({
        receiver: callee,
        method: '',
        argument: this.argument(call, at),
        madeBy: { file: at.file, call: index },
      });
    }
    return this.returned(callee);
  }

  private ofNew(call: CallSketch, index: number, place: Place): Type | undefined {
    const type = instanceOf(this.of(call.callee, place));
    if (type?.kind !== 'class' && type?.kind !== 'library') return undefined;
    const args = call.typeArgs.map((arg) => this.written(arg, place.file, this.self(place)));
    return type.kind === 'class' ? { ...type, args } : { ...type, args, madeBy: { file: place.file, call: index } };
  }

  private ofMethodCall(
    call: CallSketch,
    callee: Extract<Term, { kind: 'member' }>,
    index: number,
    place: Place,
  ): Type | undefined {
    const receiver = this.of(callee.of, place);
    if (receiver?.kind === 'array') return this.ofArrayCall(receiver, callee.name);
    const library =
      receiver?.kind === 'class' && !this.member(receiver, callee.name) ? this.libraryBase(receiver) : receiver;
    if (library?.kind === 'library') {
      const madeBy = { file: place.file, call: index };
      const argument = this.argument(call, place);
      const self = receiver?.kind === 'class' ? receiver : undefined;
      const made = libraryCall({ receiver: library, method: callee.name, argument, madeBy, ...(self && { self }) });
      return made ?? this.typedCall(call, place, library);
    }
    return this.returned(this.ofMember(receiver, callee.name));
  }

  /** `moduleRef.get<Photos>(…)`: the written type argument, when nothing better is known. */
  private typedCall(call: CallSketch, place: Place, library: LibraryType): Type | undefined {
    const whole =
      library.itself && library.name === '*'
        ? libraryMember(library, (call.callee as { name: string }).name)
        : undefined;
    if (whole?.kind === 'library') {
      return libraryCall({
        receiver: whole,
        method: '',
        argument: this.argument(call, place),
        madeBy: { file: place.file, call: -1 },
      });
    }
    return undefined;
  }

  private ofArrayCall(array: Extract<Type, { kind: 'array' }>, method: string): Type | undefined {
    if (elementMethods.has(method)) return array.of;
    return sameMethods.has(method) ? array : undefined;
  }

  private argument(call: CallSketch, place: Place): (index: number) => Type | undefined {
    return (index) => {
      const term = call.args[index];
      return term && this.of(term, place);
    };
  }

  /** What a function gives back: as written, else what its first `return` is. */
  private returned(callee: Type | undefined): Type | undefined {
    if (callee?.kind === 'function') {
      const indexed = this.names.files.get(callee.file);
      const scope = indexed?.functions.get(callee.name)?.scope;
      return scope === undefined ? undefined : this.returnedBy({ file: callee.file, scope }, callee.self);
    }
    return callee?.kind === 'callback' ? this.returnedBy(callee) : undefined;
  }

  private returnedBy(place: Place, self?: ClassType): Type | undefined {
    const scope = this.names.files.get(place.file)?.sketch.scopes[place.scope];
    const written = this.written(scope?.returnType, place.file, self ?? this.self(place));
    if (written) return written;
    const returned = scope?.returns && this.of(scope.returns, place);
    // What a base class returns as `this` is the class that it was called on.
    const inherited = self && returned?.kind === 'class' && this.self(place)?.name === returned.name;
    return inherited ? { ...self, itself: returned.itself } : returned;
  }

  private memberType(member: MemberSketch, owner: ClassType): Type | undefined {
    const { file } = owner;
    if (member.kind === 'method') {
      return { kind: 'function', file, name: `${owner.name}.${member.name}`, self: owner };
    }
    const written = this.written(member.type, file, owner);
    if (written) return written;
    if (member.kind === 'getter' && member.scope !== undefined)
      return this.returnedBy({ file, scope: member.scope }, owner);
    return member.init && this.of(member.init, this.initialiserPlace(owner));
  }

  private initialiserPlace(owner: ClassType): Place {
    const scope = this.names.files.get(owner.file)?.functions.get(`${owner.name}.constructor`)?.scope ?? 0;
    return { file: owner.file, scope };
  }

  private parameterType(parameter: ParameterSketch, owner: ClassType): Type | undefined {
    return this.written(parameter.type, owner.file, owner);
  }

  private parameterIndex(self: ClassType, name: string): number {
    return this.names.files.get(self.file)?.classes.get(self.name)?.typeParameters.indexOf(name) ?? -1;
  }

  private resolveDotted(name: string, file: string): Named | undefined {
    const [first = '', ...rest] = name.split('.');
    let named = this.names.lookup(file, first);
    for (const part of rest) {
      if (named?.kind === 'file') named = this.names.exported(named.file, part);
      else if (named?.kind === 'library') {
        const whole = named.name === '*' || named.name === 'default';
        named = { ...named, name: whole ? part : `${named.name}.${part}` };
      } else return undefined;
    }
    return named;
  }

  private fromModule(type: TypeTerm, file: string): Named | undefined {
    const module = this.names.moduleOf(file, type.from as string);
    if (module.kind === 'file') return this.names.exported(module.file, type.name);
    return module.kind === 'library' ? { ...module, name: type.name } : undefined;
  }

  private instanceOfNamed(named: Named | undefined, type: TypeTerm, file: string, self?: ClassType): Type | undefined {
    if (!named || named.kind === 'file') return undefined;
    const args = type.args.map((arg) => this.written(arg, file, self));
    if (named.kind === 'library')
      return { kind: 'library', module: named.module, name: named.name, itself: false, args };
    const indexed = this.names.files.get(named.file);
    if (indexed?.classes.has(named.name))
      return { kind: 'class', file: named.file, name: named.name, itself: false, args };
    const alias = indexed?.sketch.typeAliases[named.name];
    if (alias && this.depth < deepest) {
      this.depth += 1;
      const aliased = this.written(alias, named.file);
      this.depth -= 1;
      if (aliased) return aliased;
    }
    return indexed?.interfaces.has(named.name) ? { kind: 'interface', file: named.file, name: named.name } : undefined;
  }
}

/** The module of `require('…')`. */
export function requiredModule(call: CallSketch): string | undefined {
  if (call.isNew || call.callee.kind !== 'name' || call.callee.name !== 'require') return undefined;
  return call.args[0]?.kind === 'text' ? call.args[0].value : undefined;
}

function elementOf(type: Type | undefined): Type | undefined {
  return type?.kind === 'array' ? type.of : undefined;
}

function firstOf<T>(terms: readonly Term[], ask: (term: Term) => T | undefined): T | undefined {
  for (const term of terms) {
    const answer = ask(term);
    if (answer !== undefined) return answer;
  }
  return undefined;
}
