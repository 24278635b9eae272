/** Keys of Drizzle's conditions: `.where(and(eq(users.id, id), inArray(users.team, teams)))`. */
import type { EntityFact } from '@banyan/model';
import type { Project } from '../../link/project';
import type { Term } from '../../sketch/term';
import type { Link } from '../builder/chain';
import type { Touch } from '../data/access';
import { accessKey, type Condition } from '../data/access-key';
import { searchBy } from '../data/column-search';
import type { EntityIndex } from '../data/entity-index';

export function drizzleKey(
  entity: EntityFact,
  chain: readonly Link[],
  file: string,
  entities: EntityIndex,
  project: Project,
): Pick<Touch, 'key'> {
  const where = chain.find(({ name }) => name === 'where')?.call.args[0];
  const key = accessKey(
    conditions(where, file, project).flatMap((condition) => {
      const column = entities.columnOf(entity, condition.column);
      return column === undefined
        ? []
        : [{ ...condition, column, search: condition.search && { ...condition.search, column } }];
    }),
    project,
  );
  return key ? { key } : {};
}

function conditions(term: Term | undefined, file: string, project: Project): Condition[] {
  const call = term?.kind === 'call' ? project.sketch(file).calls[term.call] : undefined;
  if (call?.callee.kind !== 'name') return [];
  const { name } = call.callee;
  if (name === 'and') return call.args.flatMap((arg) => conditions(arg, file, project));
  const place = { file, scope: call.scope };
  if (name === 'or') return allSearches(call.args.map((arg) => conditions(arg, file, project)));
  const [column, value] = call.args;
  if (column?.kind !== 'member' || !value) return [];
  if (name === 'eq' || name === 'inArray')
    return [{ column: column.name, value, place, ...(name === 'inArray' && { many: true }) }];
  const search = searchBy(name, value, place, project);
  return search ? [{ column: column.name, value, place, search: { column: column.name, ...search } }] : [];
}

/** One of several conditions chooses rows where each of them searches; where one is of another kind, the rows are open. */
function allSearches(options: readonly (readonly Condition[])[]): Condition[] {
  const found = options.flat();
  return options.every((one) => one.length > 0) && found.every(({ search }) => search) ? found : [];
}
