/** Which function answers a procedure. */
import type { SymbolId } from '@banyan/model';
import { symbolsOf } from '../../link/link-calls';
import { field, type Project } from '../../link/project';
import type { Link } from './chain';

/** The resolver of `.query(resolver)` or, in version 9, of `.query(name, { resolve })`. */
export function handlerOf({ file, call }: Link, project: Project): SymbolId {
  const last = call.args.at(-1);
  const resolver = field(last, 'resolve') ?? last;
  if (resolver?.kind === 'function') return project.functionAt(file, resolver.scope);
  const named = resolver && symbolsOf(project.types.of(resolver, { file, scope: call.scope }), project)[0];
  return named ?? project.functionAt(file, call.scope);
}
