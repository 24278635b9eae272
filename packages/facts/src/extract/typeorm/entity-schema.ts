/** `new EntitySchema({ name, tableName, target, columns, relations, indices, uniques })`: an entity without decorators. */
import type { ColumnFact, EntityFact, IndexFact, RelationFact } from '@banyan/model';
import { field, isTrue, type PlacedCall, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import { type RecordField, renderTerm, type Term } from '../../sketch/term';
import type { ClassEntity } from '../data/class-entity';
import { classReference } from '../nest/class-reference';
import { snakeCase } from './naming';
import { relationOptions } from './typeorm-relations';

export function schemaEntities(project: Project): ClassEntity[] {
  return project.calls.flatMap((placed) => schemaEntity(placed, project));
}

function schemaEntity({ file, call }: PlacedCall, project: Project): ClassEntity[] {
  const [options] = call.args;
  if (!call.isNew || call.callee.kind !== 'name' || call.callee.name !== 'EntitySchema') return [];
  const source = project.names.lookup(file, 'EntitySchema');
  if (source?.kind !== 'library' || source.module !== 'typeorm') return [];
  const place = { file, scope: call.scope };
  const target = classReference(field(options, 'target'), place, project)?.type;
  const name = target?.name ?? project.text(field(options, 'name'), place);
  if (name === undefined) return [];
  const named = project.text(field(options, 'tableName'), place);
  const fact: EntityFact = {
    name,
    table: named ?? snakeCase(name),
    tableNamed: named !== undefined,
    layer: 'typeorm',
    file,
    line: call.line,
    columns: fieldsOf(field(options, 'columns')).map((entry) => columnOf(entry, place, project)),
    relations: fieldsOf(field(options, 'relations')).flatMap((entry) => relationOf(entry, place, project)),
    indexes: [...indexesOf(field(options, 'indices'), false), ...indexesOf(field(options, 'uniques'), true)],
  };
  const renamed = fieldsOf(field(options, 'columns')).flatMap(({ key, value }) => {
    const column = project.text(field(value, 'name'), place);
    return column === undefined ? [] : [[key, column] as const];
  });
  return [{ fact, classId: target ? `${target.file}#${target.name}` : '', properties: new Map(renamed) }];
}

function columnOf({ key, value, line }: RecordField, place: Place, project: Project): ColumnFact {
  const type = field(value, 'type');
  const written = type && (project.text(type, place) ?? renderTerm(type, []));
  return {
    name: project.text(field(value, 'name'), place) ?? key,
    line,
    ...(written !== undefined && { type: written }),
    ...(isTrue(field(value, 'primary')) && { primary: true }),
    ...(isTrue(field(value, 'nullable')) && { nullable: true }),
  };
}

function relationOf({ key, value, line }: RecordField, place: Place, project: Project): RelationFact[] {
  const kind = project.text(field(value, 'type'), place);
  const target = classReference(field(value, 'target'), place, project)?.name;
  if (!isKind(kind) || target === undefined) return [];
  const joined = field(value, 'joinColumn') !== undefined || field(value, 'joinTable') !== undefined;
  return [{ property: key, line, kind, target, owner: kind === 'many-to-one' || joined, ...relationOptions(value) }];
}

function isKind(kind: string | undefined): kind is RelationFact['kind'] {
  return kind !== undefined && /^(?:many|one)-to-(?:many|one)$/.test(kind);
}

function indexesOf(term: Term | undefined, unique: boolean): IndexFact[] {
  if (term?.kind !== 'list') return [];
  return term.items.map((item, at) => {
    const columns = field(item, 'columns');
    const names =
      columns?.kind === 'list' ? columns.items.flatMap((one) => (one.kind === 'text' ? [one.value] : [])) : [];
    return { columns: names, unique: unique || isTrue(field(item, 'unique')), line: term.lines[at] ?? 1 };
  });
}

function fieldsOf(term: Term | undefined): readonly RecordField[] {
  return term?.kind === 'record' ? term.fields.filter(({ key }) => key !== '...') : [];
}
