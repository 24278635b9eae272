/** A number that code is set to: written out, through constants, or the environment with the default that stands beside it. */
import type { PoolSize } from '@banyan/model';
import type { PlacedCall, Project } from '../../link/project';
import type { Type } from '../../link/type';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';

/** A term where it stands. */
export interface PlacedSetting {
  readonly term: Term;
  readonly place: Place;
  readonly line: number;
}

/** Deeper than this no constant is followed. */
const deepest = 8;

/** Nothing for what is neither a number nor a variable that could be looked up. */
export function settingOf({ term, place, line }: PlacedSetting, project: Project, depth = 0): PoolSize | undefined {
  const at = { file: place.file, line };
  const inner = (of: Term): PoolSize | undefined => settingOf({ term: of, place, line }, project, depth + 1);
  if (depth > deepest) return undefined;
  switch (term.kind) {
    case 'number':
      return { ...at, connections: term.value };
    case 'text':
      return /^\d+$/.test(term.value) ? { ...at, connections: Number(term.value) } : undefined;
    case 'cast':
      return inner(term.of);
    case 'either':
      return firstOf(term.options.map(inner));
    case 'call':
      return ofCall(term.call, { term, place, line }, project, depth);
    case 'name':
    case 'member':
      return ofName({ term, place, line }, project, depth);
    default:
      return undefined;
  }
}

/** The variable of the first that names one, with the number of the first that is one. */
function firstOf(found: readonly (PoolSize | undefined)[]): PoolSize | undefined {
  const variable = found.find((one) => one?.variable !== undefined)?.variable;
  const number = found.find((one) => one?.connections !== undefined) ?? found.find((one) => one !== undefined);
  return number && { ...number, ...(variable !== undefined && { variable }) };
}

function ofName({ term, place, line }: PlacedSetting, project: Project, depth: number): PoolSize | undefined {
  if (term.kind === 'member' && isEnvironment(term.of)) return { file: place.file, line, variable: term.name };
  const constant = project.types.constant(term, place);
  if (!constant) return undefined;
  // Looked into: the number hangs on that file.
  project.sketch(constant.place.file);
  const at = constant.place.file === place.file ? line : 1;
  return settingOf({ ...constant, line: at }, project, depth + 1);
}

function isEnvironment(term: Term): boolean {
  return term.kind === 'member' && term.name === 'env' && term.of.kind === 'name' && term.of.name === 'process';
}

/** `Number(process.env.POOL ?? 10)`, `parseInt(…, 10)`, `config.get('POOL', 10)`. */
function ofCall(index: number, from: PlacedSetting, project: Project, depth: number): PoolSize | undefined {
  const { place } = from;
  const call = project.sketch(place.file).calls[index];
  const [first, second] = call?.args ?? [];
  if (!call || !first) return undefined;
  const { callee } = call;
  const at = { place, line: call.line };
  if (callee.kind === 'name' && /^(?:Number|parseInt)$/.test(callee.name))
    return settingOf({ ...at, term: first }, project, depth + 1);
  if (callee.kind === 'member' && callee.name === 'parseInt')
    return settingOf({ ...at, term: first }, project, depth + 1);
  const variable = project.text(first, place);
  const asks =
    (callee.kind === 'member' && /^(?:get|getOrThrow|getNumber|int|number)$/.test(callee.name)) ||
    (callee.kind === 'name' && /env/i.test(callee.name));
  if (!asks || variable === undefined) return undefined;
  const given = second && settingOf({ ...at, term: second }, project, depth + 1);
  const placed = { file: place.file, index, call };
  const declared =
    given ?? (callee.kind === 'member' ? declaredDefault(callee.of, variable, placed, project) : undefined);
  return { ...(declared ?? { file: place.file, line: call.line }), variable };
}

/** `ConfigService<Environment>`: what the class of the environment sets the property to. */
function declaredDefault(of: Term, name: string, { file, call }: PlacedCall, project: Project): PoolSize | undefined {
  const type = project.types.of(of, { file, scope: call.scope });
  const shape = type?.kind === 'library' ? type.args[0] : undefined;
  return shape && defaultIn(shape, name, project);
}

function defaultIn(shape: Type, name: string, project: Project): PoolSize | undefined {
  const owned = shape.kind === 'class' ? project.types.member({ ...shape, itself: false }, name) : undefined;
  if (!owned?.member.init) return undefined;
  const { file } = owned.owner;
  project.sketch(file);
  return settingOf({ term: owned.member.init, place: { file, scope: 0 }, line: owned.member.line }, project, 1);
}
