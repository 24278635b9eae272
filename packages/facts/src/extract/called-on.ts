/** The class that a call is made on, where it runs a method of one of its bases: `photos.find()` of `CrudService`. */
import type { CallFact, SymbolId } from '@banyan/model';
import type { LinkedCall } from '../link/link-calls';
import type { Project } from '../link/project';

/** Nothing where the class has the method itself, and where the class does not show. */
export function calledOn(
  { file, call, handed, argument = 0 }: LinkedCall,
  to: SymbolId,
  project: Project,
): Pick<CallFact, 'on'> {
  const callee = handed ? call.args[argument] : call.callee;
  if (callee?.kind !== 'member' || !to.includes('.', to.indexOf('#'))) return {};
  const on = isSelf(callee.of) ? ownClass(file, call.scope, project) : classOf(callee.of, file, call.scope, project);
  return on === undefined || to.startsWith(`${on}.`) ? {} : { on };
}

type Callee = LinkedCall['call']['callee'];

function isSelf(of: Callee): boolean {
  return of.kind === 'name' && (of.name === 'this' || of.name === 'super');
}

function ownClass(file: string, scope: number, project: Project): SymbolId | undefined {
  const { functions, scopes } = project.sketch(file);
  const name = functions[scopes[scope]?.function ?? 0]?.className;
  return name === undefined ? undefined : `${file}#${name}`;
}

function classOf(of: Callee, file: string, scope: number, project: Project): SymbolId | undefined {
  const type = project.types.of(of, { file, scope });
  return type?.kind === 'class' ? `${type.file}#${type.name}` : undefined;
}
