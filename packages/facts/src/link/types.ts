/** Terms → types: what an expression is, as far as syntax shows it. The one place to ask. */
import type { Term, TypeTerm } from '../sketch/term';
import { callType } from './call-types';
import { anyFieldOf, choiceOf, fullerOf } from './choices';
import { baseOf, followBases, libraryBaseOf, memberOf, type OwnedMember, propertyOf } from './class-types';
import { constantOf, type PlacedTerm } from './constants';
import { elementOf } from './containers';
import { libraryMember } from './library-types';
import { namedType, nameType } from './name-types';
import type { Named, Names } from './names';
import { type ClassType, type InterfaceType, type LibraryType, outside, tupleOf, type Type } from './type';
import { writtenType } from './written-types';

/** A place in the code: names mean what they mean there. */
export interface Place {
  readonly file: string;
  readonly scope: number;
}

/** How many questions may hang on one before it is given up. */
const deepest = 24;

/** Literals: half of all that is asked for, and all of the platform. */
const literals: ReadonlySet<Term['kind']> = new Set<Term['kind']>(['text', 'number', 'boolean', 'template', 'regex']);
const literal = outside();

/** An answer, with how many questions it hangs on, one below the other. */
interface Answer<T> {
  readonly value: T;
  readonly depth: number;
}

type Answers<T> = Map<string, Answer<T>>;

/** Stands for the answer while it is being looked for. */
const pending: Answer<undefined> = { value: undefined, depth: 0 };
/** Half of the answers are none: there is one object for all of a depth. */
const nothing = Array.from({ length: deepest + 3 }, (_, depth): Answer<undefined> => ({ value: undefined, depth }));

/**
 * Answers what terms and written types are. Each is answered once, and the answer does not depend on what was asked
 * before: the facts of one file are the same whether other files were looked at first or not.
 */
export class Types {
  private readonly known = new Map<Term, Answer<Type | undefined>>();
  /** Classes with their bases, by class. */
  private readonly lines: Answers<readonly ClassType[]> = new Map();
  /** What properties of classes are, by class and name. */
  private readonly properties: Answers<Type | undefined> = new Map();
  /** How many terms are being answered. */
  private open = 0;
  /** How often a question was given up because it hangs on itself, or on too many others. */
  private cuts = 0;
  /** How many questions were open at once since the innermost one was begun. */
  private reached = 0;

  /** @param seenAs the heir that code of its bases is read as: `this` is one of it, type parameters are what it puts in */
  constructor(
    readonly names: Names,
    private readonly seenAs?: ClassType,
  ) {}

  /** The type of an expression; nothing when syntax does not show it. */
  of(term: Term, place: Place): Type | undefined {
    if (literals.has(term.kind)) return literal;
    if (term.kind === 'unknown' || term.kind === 'null') return undefined;
    const known = this.known.get(term);
    return known && this.mayRecall(known) ? known.value : this.begin(term, place, known);
  }

  /** The hot path of all linking: it makes no closure, and an object only for what it remembers. */
  private begin(term: Term, place: Place, before: Answer<Type | undefined> | undefined): Type | undefined {
    const { cuts, reached, open } = this;
    if (before === pending || open > deepest) {
      this.cuts += 1;
      return undefined;
    }
    this.known.set(term, pending);
    this.open = this.reached = open + 1;
    const value = this.evaluate(term, place);
    this.open = open;
    const depth = this.reached - open;
    // An answer that was cut off may be another one when asked from elsewhere: only whole ones are remembered.
    if (this.cuts === cuts) this.known.set(term, value ? { value, depth } : (nothing[depth] ?? { value, depth }));
    else if (before) this.known.set(term, before);
    else this.known.delete(term);
    if (reached > this.reached) this.reached = reached;
    return value;
  }

  /** Whether an answer is there, and hangs on no more questions than may still be open. */
  private mayRecall(known: Answer<unknown>): boolean {
    const reached = this.open + known.depth;
    if (known === pending || reached > deepest + 1) return false;
    if (reached > this.reached) this.reached = reached;
    return true;
  }

  /** A class with its bases, nearest first. */
  line(type: ClassType): readonly ClassType[] {
    return this.once(this.lines, type, '', () => followBases(type, this));
  }

  /** What is asked of a class, answered once where no type arguments make a difference. */
  private once<T>(answers: Answers<T>, type: ClassType, what: string, answer: () => T): T {
    if (type.args.length > 0) return answer();
    const key = `${type.itself ? '=' : '-'}${type.file}#${type.name}#${what}`;
    const known = answers.get(key);
    if (known && this.mayRecall(known)) return known.value;
    const { cuts, reached, open } = this;
    this.reached = open;
    const value = answer();
    if (this.cuts === cuts) answers.set(key, { value, depth: this.reached - open });
    if (reached > this.reached) this.reached = reached;
    return value;
  }

  /** What a type means that is written in a file; `self` knows the type parameters. */
  written(type: TypeTerm | undefined, file: string, self?: ClassType | InterfaceType): Type | undefined {
    return type && writtenType(type, file, this, self);
  }

  /** What a name means that was followed to its declaration. */
  named(named: Named | undefined): Type | undefined {
    return namedType(named, this);
  }

  /** The term that a name or member stands for: constants, enums, static fields. */
  constant(term: Term, place: Place): PlacedTerm | undefined {
    return constantOf(term, place, this);
  }

  /** The member of a class or one of its bases, with the class that declares it. */
  member(type: ClassType, name: string): OwnedMember | undefined {
    return memberOf(type, name, this);
  }

  /** What a class extends. */
  base(type: ClassType): ClassType | LibraryType | undefined {
    return baseOf(type, this);
  }

  /** The library class at the end of a class's bases. */
  libraryBase(type: ClassType): LibraryType | undefined {
    return libraryBaseOf(type, this);
  }

  /** The class that the code of a scope belongs to. */
  self(place: Place): ClassType | undefined {
    const sketch = this.names.files.get(place.file)?.sketch;
    const owner = sketch?.functions[sketch.scopes[place.scope]?.function ?? 0];
    if (owner?.className === undefined) return undefined;
    const base = owner.static ? undefined : this.baseOfSeen(place.file, owner.className);
    if (base) return base;
    return { kind: 'class', file: place.file, name: owner.className, itself: owner.static, args: [] };
  }

  /** The type of `object.name`. */
  memberType(object: Type | undefined, name: string): Type | undefined {
    switch (object?.kind) {
      case 'class':
        return this.once(this.properties, object, name, () => propertyOf(object, name, this));
      case 'file':
        return this.named(this.names.exported(object.file, name));
      case 'library':
        return libraryMember(object, name);
      case 'interface':
        return this.propertyOf(object, name);
      case 'shape': {
        const field = fieldNamed(object.fields, name);
        return this.written(field, object.file, object.self);
      }
      case 'record':
        return this.fieldType(object, name);
      case 'choice':
        return choiceOf(object.of.map((one) => this.memberType(one, name)));
      case 'array':
      case 'outside':
        return this.partOf(object, name);
      default:
        return undefined;
    }
  }

  /** What `this` is: the heir that the code is read as, else an instance of the class that the code belongs to. */
  own(place: Place): ClassType | undefined {
    const self = this.self(place);
    return self && !self.itself && this.baseOfSeen(self.file, self.name) ? this.seenAs : self;
  }

  /** The base of `seenAs` by its name, with the type arguments that its heirs put in. */
  private baseOfSeen(file: string, name: string): ClassType | undefined {
    const [, ...bases] = this.seenAs ? this.line(this.seenAs) : [];
    return bases.find((base) => base.file === file && base.name === name);
  }

  private evaluate(term: Term, place: Place): Type | undefined {
    switch (term.kind) {
      case 'name':
        return nameType(term.name, place, this);
      case 'member':
        return this.memberType(this.of(term.of, place), term.name);
      case 'item':
        return this.itemType(this.of(term.of, place), term.key);
      case 'call':
        return callType(term.call, place.file, this);
      case 'cast':
        return fullerOf(this.written(term.type, place.file, this.self(place)), () => this.of(term.of, place), this);
      case 'either':
        return this.firstOf(term.options, place);
      case 'list': {
        const items = term.items.map((item) =>
          item.kind === 'spread' ? elementOf(this.of(item.of, place)) : this.of(item, place),
        );
        return tupleOf(items, choiceOf(items));
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

  /** A property of an interface or of one that it extends; `seen` ends circles. */
  private propertyOf(object: InterfaceType, name: string, seen: readonly string[] = []): Type | undefined {
    const declared = this.names.files.get(object.file)?.interfaces.get(object.name);
    if (!declared || seen.includes(object.name)) return undefined;
    const own = declared.properties.get(name) ?? declared.properties.get('[]');
    if (own) return this.written(own, object.file, object);
    for (const base of declared.extends) {
      const above = this.written({ name: base, args: [] }, object.file);
      const found =
        above?.kind === 'interface'
          ? this.propertyOf(above, name, [...seen, object.name])
          : this.memberType(above, name);
      if (found) return found;
    }
    return undefined;
  }

  private partOf(object: Extract<Type, { kind: 'array' | 'outside' }>, name: string): Type | undefined {
    if (/^\d+$/.test(name)) return elementOf(object, Number(name));
    return object.kind === 'outside' && object.name === 'Record' && !object.itself ? object.args[1] : outside();
  }

  private itemType(object: Type | undefined, key: Term): Type | undefined {
    if (object?.kind === 'record' || object?.kind === 'file') return anyFieldOf(object, this);
    if (object?.kind === 'shape' || object?.kind === 'interface') return this.memberType(object, '[]');
    return elementOf(object, key.kind === 'number' ? key.value : undefined);
  }

  private fieldType(record: Extract<Type, { kind: 'record' }>, name: string): Type | undefined {
    const own = record.name === undefined ? undefined : `${record.name}.${name}`;
    if (own !== undefined && this.names.files.get(record.file)?.functions.has(own)) {
      return { kind: 'function', file: record.file, name: own };
    }
    const field = record.term.fields.find((entry) => entry.key === name);
    const type = field && this.of(field.value, { file: record.file, scope: record.scope });
    return own !== undefined && type?.kind === 'record' && type.name === undefined ? { ...type, name: own } : type;
  }

  /** `models.User || model('User', schema)`: what is known by the call that made it says more than what comes first. */
  private firstOf(options: readonly Term[], place: Place): Type | undefined {
    const types = options.flatMap((option) => this.of(option, place) ?? []);
    return types.find((type) => type.kind === 'library' && type.madeBy !== undefined) ?? chosenOf(types);
  }
}

/** `full ? renderFull : renderShort`: either of the functions; of instances the first speaks for all. */
function chosenOf(options: readonly Type[]): Type | undefined {
  const instances = options.some((type) => type.kind === 'class' && !type.itself);
  return (instances ? undefined : choiceOf(options)) ?? options[0];
}

function fieldNamed(fields: TypeTerm['fields'], name: string): TypeTerm | undefined {
  return (fields?.find(([key]) => key === name) ?? fields?.find(([key]) => key === '[]'))?.[1];
}
