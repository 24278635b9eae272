/** Calls → the functions of the project that they reach. */
import type { SymbolId } from '@banyan/model';
import type { Term } from '../sketch/term';
import { poolFunctions, repeats, usesArgument } from './handed-functions';
import type { PlacedCall, Project } from './project';
import type { ClassType, Type } from './type';
import type { Place, Types } from './types';

/** More implementations than this say nothing about who is called. */
const mostHeirs = 32;

/** A call that reaches functions of the project. */
export interface LinkedCall extends PlacedCall {
  readonly targets: readonly SymbolId[];
  /** The function is handed over by name: `photos.map(this.present)`. */
  readonly handed: boolean;
  /** The function that it is handed to calls it only once. */
  readonly once?: boolean;
  /** As which argument it is handed over. */
  readonly argument?: number;
}

/** Links every call of the project. */
export function linkCalls(project: Project): LinkedCall[] {
  const linked: LinkedCall[] = [];
  for (const placed of project.calls) {
    const place = { file: placed.file, scope: placed.call.scope };
    const targets = targetsOf(placed, place, project);
    if (targets.length > 0) linked.push({ ...placed, targets, handed: false });
    if (placed.call.args.some(({ kind }) => kind === 'name' || kind === 'member' || kind === 'call'))
      linked.push(...handedOver(placed, place, project));
  }
  return linked;
}

function targetsOf({ call }: PlacedCall, place: Place, project: Project): SymbolId[] {
  const { types } = project;
  if (call.isNew || isSuper(call.callee)) {
    const made = types.of(call.callee, place);
    const classes = made?.kind === 'choice' ? made.of : [made];
    return unique(classes.flatMap((one) => (one?.kind === 'class' ? constructorOf(one, project) : [])));
  }
  const callee = types.of(bare(call.callee, place, types), place);
  const found = symbolsOf(callee, project);
  if (found.length > 0 || call.callee.kind !== 'member') return found;
  const receiver = types.of(call.callee.of, place);
  return receiver?.kind === 'interface' ? implementations(receiver.file, receiver.name, call.callee.name, project) : [];
}

/** `draw.call(photo)` calls `draw`. */
function bare(callee: Term, place: Place, types: Types): Term {
  if (callee.kind !== 'member' || !/^(?:call|apply)$/.test(callee.name)) return callee;
  const of = types.of(callee.of, place);
  return of?.kind === 'function' || of?.kind === 'callback' ? callee.of : callee;
}

/** Functions given by name to methods of lists, and to own functions that call what they are given. */
function handedOver(placed: PlacedCall, place: Place, project: Project): LinkedCall[] {
  const { callee, args } = placed.call;
  const ofList = runsMany(callee);
  return args.flatMap((arg, argument): LinkedCall[] => {
    const given = functionOf(arg, placed.file, project);
    if (!given) return [];
    // Whether it is called is seldom so and soon seen; what it is takes longer.
    const used =
      usesArgument(project.types.of(callee, place), argument, project)?.often ?? (ofList ? 'many' : undefined);
    const targets = used ? symbolsOf(project.types.of(given, place), project) : [];
    return used && targets.length > 0
      ? [{ ...placed, targets, handed: true, argument, ...(used === 'once' && { once: true }) }]
      : [];
  });
}

/** Methods of lists, pools of workers, `Array.from(photos, present)`. */
function runsMany(callee: Term): boolean {
  if (callee.kind === 'name') return poolFunctions.has(callee.name);
  if (callee.kind !== 'member') return false;
  return (
    repeats.has(callee.name) || (callee.name === 'from' && callee.of.kind === 'name' && callee.of.name === 'Array')
  );
}

/** `this.present`, `this.present.bind(this)` */
function functionOf(arg: Term, file: string, project: Project): Term | undefined {
  if (arg.kind === 'name' || arg.kind === 'member') return arg;
  const callee = arg.kind === 'call' ? project.sketch(file).calls[arg.call]?.callee : undefined;
  return callee?.kind === 'member' && callee.name === 'bind' ? callee.of : undefined;
}

function isSuper(callee: Term): boolean {
  return callee.kind === 'name' && callee.name === 'super';
}

/** The symbols that a function type may run; those of the heirs for a method without a body. */
export function symbolsOf(type: Type | undefined, project: Project): SymbolId[] {
  if (type?.kind === 'choice') return unique(type.of.flatMap((one) => symbolsOf(one, project)));
  if (type?.kind === 'callback') return ownSymbol(type, project);
  if (type?.kind !== 'function') return [];
  const indexed = project.names.files.get(type.file);
  if (indexed?.functions.has(type.name)) return [`${type.file}#${type.name}`];
  const method = type.self && type.name.slice(type.self.name.length + 1);
  return type.self && method ? implementations(type.self.file, type.self.name, method, project) : [];
}

/** A function expression may be a piece of its own, as those of tables are; others count for what is around them. */
function ownSymbol({ file, scope }: Place, project: Project): SymbolId[] {
  const { functions, scopes } = project.sketch(file);
  const own = functions[scopes[scope]?.function ?? 0];
  return own?.scope === scope ? [`${file}#${own.name}`] : [];
}

function unique(symbols: readonly SymbolId[]): SymbolId[] {
  return [...new Set(symbols)].sort();
}

/** The methods of that name in every class below a class or interface. */
export function implementations(file: string, name: string, method: string, project: Project): SymbolId[] {
  const heirs = project.heirs.of(file, name);
  if (heirs.length > mostHeirs) return [];
  const symbols = heirs.flatMap((heir) => {
    const found = project.types.member(heir, method);
    const symbol = found && `${found.owner.name}.${method}`;
    const own = symbol && project.names.files.get(found.owner.file)?.functions.has(symbol);
    return own ? [`${found.owner.file}#${symbol}`] : [];
  });
  return unique(symbols);
}

/** What `new` runs: the constructor, or that of the nearest base that has one. */
export function constructorOf(type: ClassType, project: Project): SymbolId[] {
  const name = `${type.name}.constructor`;
  if (project.names.files.get(type.file)?.functions.has(name)) return [`${type.file}#${name}`];
  const base = project.types.base(type);
  return base?.kind === 'class' ? constructorOf(base, project) : [];
}
