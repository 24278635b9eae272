/** MongoDB's driver: the collection that an expression stands for, by the name that it was opened with. */
import type { Project } from '../../link/project';
import { returnsOf } from './returns-of';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';

const deepest = 6;

/** The collection's name: `db.collection('users')`, a constant or field that holds it, an own function that gives it. */
export function collectionName(term: Term, place: Place, project: Project, depth = 0): string | undefined {
  if (depth > deepest) return undefined;
  const inner = (next: Term, at: Place = place): string | undefined => collectionName(next, at, project, depth + 1);
  switch (term.kind) {
    case 'cast':
      return inner(term.of);
    case 'either':
      return term.options.map((option) => inner(option)).find(Boolean);
    case 'name':
    case 'member': {
      const constant = project.types.constant(term, place);
      return constant && inner(constant.term, constant.place);
    }
    case 'call':
      return (
        openedCollection(term.call, place, project) ??
        returnsOf(term.call, place, project)
          .map((one) => inner(one.term, one.place))
          .find(Boolean)
      );
    default:
      return undefined;
  }
}

/** `db.collection('users')`; the object is a database by its type, or nothing says what else it is. */
export function openedCollection(index: number, { file }: Place, project: Project): string | undefined {
  const call = project.sketch(file).calls[index];
  if (call?.callee.kind !== 'member' || call.callee.name !== 'collection' || call.isNew) return undefined;
  const place = { file, scope: call.scope };
  const type = project.types.of(call.callee.of, place);
  if (type?.kind === 'library' && !/^(?:mongodb|mongoose|@mikro-orm\/mongodb)/.test(type.module)) return undefined;
  return project.text(call.args[0], place);
}
