/** What of a library a call calls, as a dotted name: however it was imported, made or wrapped. */
import type { PlacedCall, Project } from '../../../link/project';
import type { LibraryType } from '../../../link/type';
import type { Place } from '../../../link/types';
import type { Term } from '../../../sketch/term';
import { libraryOf } from '../../emissions/emitter';

export interface CalledName {
  readonly module: string;
  /** `hash`, `PNG.sync.read`, `Workbook.xlsx.writeBuffer` of an instance, `pipeline()` of what a call gives; empty for the module itself. */
  readonly name: string;
}

/** How many calls and constants are followed back. */
const deepest = 4;

/** What the library exports and is called itself. */
export function calledExport({ file, call }: PlacedCall, project: Project): CalledName | undefined {
  const type = project.types.of(call.callee, { file, scope: call.scope });
  return type?.kind === 'library' && type.itself ? exported(type) : undefined;
}

/** What an object of the library does, or what a call of the library gave. Dearer than `calledExport`. */
export function calledMethod({ file, call }: PlacedCall, project: Project): CalledName | undefined {
  return nameOf(call.callee, { file, scope: call.scope }, project, 0);
}

function nameOf(term: Term, place: Place, project: Project, depth: number): CalledName | undefined {
  if (depth > deepest) return undefined;
  const type = project.types.of(term, place);
  if (type?.kind === 'library' && type.itself) return exported(type);
  const held = depth > 0 || term.kind === 'name' ? libraryOf(type, project) : undefined;
  if (held) return exported(held);
  if (term.kind === 'member') {
    const of = nameOf(term.of, place, project, depth + 1);
    return of && { module: of.module, name: of.name === '' ? term.name : `${of.name}.${term.name}` };
  }
  if (term.kind === 'call') return givenBy(term.call, place, project, depth);
  const constant = term.kind === 'name' ? project.types.constant(term, place) : undefined;
  return constant && nameOf(constant.term, constant.place, project, depth + 1);
}

/** `promisify(pbkdf2)` is called like `pbkdf2`; what another call gives is named after it. */
function givenBy(index: number, { file }: Place, project: Project, depth: number): CalledName | undefined {
  const call = project.sketch(file).calls[index];
  if (!call || call.isNew) return undefined;
  const { callee, args } = call;
  const at = { file, scope: call.scope };
  const wraps = (callee.kind === 'name' || callee.kind === 'member') && callee.name === 'promisify';
  if (wraps) return args[0] && nameOf(args[0], at, project, depth + 1);
  const made = nameOf(callee, at, project, depth + 1);
  return made && { module: made.module, name: `${made.name}()` };
}

/** Without what an import by another way puts in front. */
function exported({ module, name }: LibraryType): CalledName {
  return { module, name: name.replace(/^(?:default|\*|=)(?:\.|$)/, '').replace(/^default(?:\.|$)/, '') };
}
