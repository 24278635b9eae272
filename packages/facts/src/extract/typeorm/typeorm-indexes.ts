/** Indexes and unique keys of TypeORM entities, of the class and of single columns. */
import type { IndexFact } from '@banyan/model';
import { field, isTrue, type Project } from '../../link/project';
import type { DecoratorSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';
import { decorator, type PlacedMember } from '../nest/decorated';
import type { Naming } from './naming';
import { columnDecorators, columnsOf, joinColumns } from './typeorm-columns';

export function classIndexes(decorators: readonly DecoratorSketch[], file: string, project: Project): IndexFact[] {
  return decorators.flatMap(({ name, args, line }) => {
    if (name !== 'Index' && name !== 'Unique') return [];
    const list = args.map((arg) => listed(arg, file, project)).find((columns) => columns.length > 0) ?? [];
    const options = args.find((arg) => arg.kind === 'record');
    return [
      { columns: list, unique: name === 'Unique' || isTrue(field(options, 'unique')), line, ...methodOf(options) },
    ];
  });
}

function methodOf(options: Term | undefined): Pick<IndexFact, 'method'> {
  return isTrue(field(options, 'fulltext')) ? { method: 'fulltext' } : {};
}

/** `['a', 'b']` or `(x) => [x.a, x.b]`. */
function listed(term: Term, file: string, project: Project): string[] {
  if (term.kind === 'list') return term.items.flatMap((item) => (item.kind === 'text' ? [item.value] : []));
  if (term.kind !== 'function') return [];
  const returns = project.sketch(file).scopes[term.scope]?.returns;
  return returns?.kind === 'list' ? returns.items.flatMap((item) => (item.kind === 'member' ? [item.name] : [])) : [];
}

export function memberIndexes(found: PlacedMember, naming: Naming, project: Project): IndexFact[] {
  const { member } = found;
  const columns = [...columnsOf(found, naming, project), ...joinColumns(found, naming, project)].map(
    ({ name }) => name,
  );
  const names = columns.length > 0 ? columns : [member.name];
  return member.decorators.flatMap(({ name, args, line }): IndexFact[] => {
    const options = args.find((arg) => arg.kind === 'record');
    if (name === 'Index')
      return [{ columns: names, unique: isTrue(field(options, 'unique')), line, ...methodOf(options) }];
    if (columnDecorators[name] && isTrue(field(options, 'unique'))) return [{ columns: names, unique: true, line }];
    return name === 'OneToOne' && decorator(member.decorators, 'JoinColumn')
      ? [{ columns: names, unique: true, line }]
      : [];
  });
}
