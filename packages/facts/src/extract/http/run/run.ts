/** Runs start-up code on paper: who makes routers, hands them on, mounts them. Nothing of the project is executed. */
import type { Named } from '../../../link/names';
import type { Project } from '../../../link/project';
import type { ClassType } from '../../../link/type';
import type { CallSketch } from '../../../sketch/file-sketch';
import type { Term } from '../../../sketch/term';
import { construct } from './construct';
import { invoke } from './invoke';
import { Loops } from './loops';
import { memberOf } from './member-of';
import type { Relevance } from './relevance';
import { Statements } from './statements';
import { type Caller, type Closure, type Frame, type Instance, unknown, type Value } from './value';
import { valueOfCall } from './value-of-call';
import { valueOfNamed } from './value-of-name';
import { valueOfTerm } from './value-of-term';

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

/** One run over a project: what has run, and what is running. It lives as long as the facts are drawn. */
export class Run {
  readonly loops = new Loops();
  private readonly statements = new Statements();
  private readonly modules = new Map<string, Frame>();
  private readonly ran = new Set<string>();
  private readonly open: string[] = [];
  private followed = 0;

  constructor(
    readonly project: Project,
    /** Which functions are worth following. */
    private readonly relevant: Relevance,
    readonly meaning: Meaning,
  ) {}

  /** Runs a file's module level. */
  module(file: string): Frame {
    const known = this.modules.get(file);
    if (known) return known;
    const frame: Frame = { file, scope: 0, vars: new Map(), calls: new Map() };
    this.modules.set(file, frame);
    if (this.relevant.scope(file, 0)) this.statements.run(frame, this);
    return frame;
  }

  /** Whether a function was called by what ran. */
  hasRun(file: string, scope: number): boolean {
    return this.ran.has(keyOf(file, scope));
  }

  /** Takes a file's functions for done: a framework passes them over. */
  leaveOut(file: string): void {
    for (const { scope } of this.project.sketch(file).functions) this.ran.add(keyOf(file, scope));
  }

  /** Calls a function. @returns what it gives back */
  invoke(closure: Closure, args: readonly Value[], caller?: Caller): Value {
    return invoke(closure, args, caller, this);
  }

  /** Makes an instance of a class: its bases' constructors run first. */
  instantiate(type: ClassType, args: readonly Value[]): Instance {
    const instance: Instance = { kind: 'instance', type, fields: new Map(), constructed: [] };
    construct(type, args, instance, this);
    return instance;
  }

  /** What an expression is. */
  value(term: Term, frame: Frame): Value {
    return valueOfTerm(term, frame, this);
  }

  /** What a name of a module stands for. */
  named(named: Named | undefined): Value {
    return valueOfNamed(named, this);
  }

  /** The field of a value. */
  member(of: Value, name: string): Value {
    return memberOf(of, name, this);
  }

  /** The symbol of the function that a value is. */
  symbolOf(value: Value): string | undefined {
    return value.kind === 'closure' ? this.project.functionAt(value.frame.file, value.scope) : undefined;
  }

  /** What a call gives back; it is followed once in each frame. */
  call(index: number, frame: Frame): Value {
    const known = frame.calls.get(index);
    if (known) return known;
    frame.calls.set(index, unknown);
    this.followed += 1;
    const sketch = this.project.sketch(frame.file).calls[index];
    const value = sketch && this.followed < mostCalls ? valueOfCall(sketch, index, frame, this) : unknown;
    frame.calls.set(index, value);
    return value;
  }

  /** Whether a function may be entered: neither too deep, nor within itself within itself. */
  mayEnter({ file, scope }: Pick<Frame, 'file' | 'scope'>): boolean {
    const key = keyOf(file, scope);
    return !this.isDeep() && this.open.filter((entry) => entry === key).length <= 1;
  }

  isDeep(): boolean {
    return this.open.length > deepest;
  }

  /** Runs the statements of a function. @param result is asked for while the function is open */
  enter<Result>(frame: Frame, result: () => Result): Result {
    const key = keyOf(frame.file, frame.scope);
    this.ran.add(key);
    this.open.push(key);
    if (this.relevant.scope(frame.file, frame.scope)) this.statements.run(frame, this);
    const given = result();
    this.open.pop();
    return given;
  }
}

function keyOf(file: string, scope: number): string {
  return `${file}\0${scope}`;
}
