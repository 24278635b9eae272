/** The linked project: all sketches, what names and terms mean, and which function each piece of code counts for. */
import type { SymbolId } from '@banyan/model';
import type { CallSketch, ClassSketch, FileSketch } from '../sketch/file-sketch';
import { isTest } from '../read/list-tree';
import { renderTerm, type Term } from '../sketch/term';
import { type Heirs } from './heirs';
import type { CallIndex } from './call-index';
import type { IndexedFile, Names } from './names';
import { textOf, textsOf } from './texts';
import type { ClassType } from './type';
import { type Place, Types } from './types';

/** A class with the file that it is in. */
export interface PlacedClass {
  readonly file: string;
  readonly sketch: ClassSketch;
}

/** A call with the file that it is in. */
export interface PlacedCall {
  readonly file: string;
  readonly index: number;
  readonly call: CallSketch;
}

/** What is known of all files, whatever a project's focus is. */
export interface Known {
  readonly names: Names;
  readonly types: Types;
  readonly heirs: Heirs;
}

/** What extractors are given: files to state facts about (the focus), and questions about all files. */
export class Project implements Known {
  readonly names: Names;
  readonly types: Types;
  readonly heirs: Heirs;
  /** The focus: `sketches`, `classes` and `calls` are those of its files only. */
  readonly sketches: readonly FileSketch[];
  readonly classes: readonly PlacedClass[];
  private placed: readonly PlacedCall[] | undefined;
  private untested: readonly PlacedCall[] | undefined;
  private readonly inFocus: ReadonlySet<string>;
  private readonly looked = new Set<string>();
  private readonly symbols = new Map<string, readonly SymbolId[]>();

  /** @param concerns which calls of the focus matter; all of them when not given */
  constructor(
    known: Known,
    focus: readonly FileSketch[],
    private readonly concerns?: (call: PlacedCall) => boolean,
  ) {
    this.names = known.names;
    this.types = known.types;
    this.heirs = known.heirs;
    this.sketches = focus;
    this.inFocus = new Set(focus.map(({ path }) => path));
    this.classes = classesOf(focus);
  }

  /** Put together when they are first asked for: not everyone who has a project looks at its calls. */
  get calls(): readonly PlacedCall[] {
    return (this.placed ??= callsOf(this.sketches, this.concerns));
  }

  /** Those that are in no test. */
  get sourceCalls(): readonly PlacedCall[] {
    return (this.untested ??= callsOf(
      this.sketches.filter(({ path }) => !isTest(path)),
      this.concerns,
    ));
  }

  /** The same project, with the code of an heir's bases read as the heir's own. */
  seenAs(heir: ClassType): Project {
    return Object.create(this, { types: { value: new Types(this.names, heir) } }) as Project;
  }

  /** The sketch of any file. Whoever asks for one outside of the focus looks into that file, and it is remembered. */
  sketch(file: string): FileSketch {
    if (!this.inFocus.has(file)) this.looked.add(file);
    return this.names.files.get(file)?.sketch as FileSketch;
  }

  /** Calls of any file by name; asking for them is looking into the file. */
  callIndex(file: string): CallIndex {
    this.sketch(file);
    return (this.names.files.get(file) as IndexedFile).calls;
  }

  /** Files outside of the focus whose sketches were asked for, sorted. */
  get lookedInto(): string[] {
    return [...this.looked].sort();
  }

  /** The function that the code of a scope counts for. */
  functionAt(file: string, scope: number): SymbolId {
    const sketch = this.sketch(file);
    const index = sketch.scopes[scope]?.function ?? 0;
    // Asked several times for each call: the ids of a file are put together once.
    const known = this.symbols.get(file) ?? sketch.functions.map(({ name }): SymbolId => `${file}#${name}`);
    this.symbols.set(file, known);
    return known[index] ?? `${file}#`;
  }

  /** A callee as written, e.g. `this.photos.findOne`. */
  calleeText({ file, call }: PlacedCall): string {
    return renderTerm(call.callee, this.sketch(file).calls);
  }

  /** The string that a term is, through constants of other files. */
  text(term: Term | undefined, place: Place): string | undefined {
    return term && textOf(term, place, this.types);
  }

  /** The strings of a list, or the one string. */
  texts(term: Term | undefined, place: Place): string[] {
    return term ? textsOf(term, place, this.types) : [];
  }

  /** Calls around a scope whose callback the code is in, innermost first. */
  around(
    file: string,
    scope: number,
  ): { readonly call: CallSketch; readonly index: number; readonly argument: number }[] {
    const sketch = this.sketch(file);
    const found: { call: CallSketch; index: number; argument: number }[] = [];
    for (let at = scope; at > 0; at = sketch.scopes[at]?.parent ?? -1) {
      const handed = sketch.scopes[at]?.callbackOf;
      const call = handed && sketch.calls[handed.call];
      if (handed && call) found.push({ call, index: handed.call, argument: handed.argument });
    }
    return found;
  }
}

/** Classes of files, in their order. */
export function classesOf(sketches: readonly FileSketch[]): PlacedClass[] {
  return sketches.flatMap((sketch) => sketch.classes.map((entry) => ({ file: sketch.path, sketch: entry })));
}

function callsOf(sketches: readonly FileSketch[], concerns?: (call: PlacedCall) => boolean): PlacedCall[] {
  const found: PlacedCall[] = [];
  for (const { path: file, calls } of sketches) {
    calls.forEach((call, index) => {
      const placed = { file, index, call };
      if (!concerns || concerns(placed)) found.push(placed);
    });
  }
  return found;
}

/** The field of an object literal. */
export function field(term: Term | undefined, key: string): Term | undefined {
  return term?.kind === 'record' ? term.fields.find((entry) => entry.key === key)?.value : undefined;
}

/** Whether a term is the literal `true`. */
export function isTrue(term: Term | undefined): boolean {
  return term?.kind === 'boolean' && term.value;
}
