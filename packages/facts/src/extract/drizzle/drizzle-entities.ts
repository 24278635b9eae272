/** Entities of Drizzle: tables, and the relations that are declared for its queries. */
import type { EntityFact, RelationFact } from '@banyan/model';
import { field, type PlacedCall, type Project } from '../../link/project';
import type { Term } from '../../sketch/term';
import type { ClassEntity } from '../data/class-entity';
import { drizzleParts, type DrizzleParts } from './drizzle-columns';
import { constantName, databaseName, type MadeTable, madeTable } from './drizzle-names';

export function drizzleEntities(project: Project): ClassEntity[] {
  const made = project.calls.flatMap((placed) => tableAt(placed, project) ?? []);
  if (made.length === 0) return [];
  const snake = isSnakeCase(project);
  const declared = relationsByTable(project);
  return made.flatMap((table) => {
    const parts = drizzleParts(table, snake, project);
    const fact = toFact(table, parts, declared, project);
    const renamed = new Map([...parts.properties].filter(([property, column]) => property !== column));
    return fact ? [{ fact, classId: '', properties: renamed }] : [];
  });
}

/** The table that a call makes. */
function tableAt({ file, call, index }: PlacedCall, project: Project): MadeTable | undefined {
  if (call.isNew || call.args.length < 2 || (call.callee.kind !== 'name' && call.callee.kind !== 'member'))
    return undefined;
  const made = madeTable(project.types.of({ kind: 'call', call: index }, { file, scope: call.scope }), project);
  return made?.file === file && made.index === index ? made : undefined;
}

function toFact(
  made: MadeTable,
  parts: DrizzleParts,
  declared: ReadonlyMap<string, readonly DeclaredRelation[]>,
  project: Project,
): EntityFact | undefined {
  const table = databaseName(made, project);
  const name = constantName(made, project);
  if (table === undefined || name === undefined) return undefined;
  const own = declared.get(`${made.file}\0${made.index}`) ?? [];
  const keys = new Map(parts.relations.map((relation) => [relation.property, relation]));
  const relations = own.map(({ fact, column }): RelationFact => {
    const key = column === undefined ? undefined : keys.get(parts.properties.get(column) ?? column);
    if (key) keys.delete(key.property);
    return {
      ...fact,
      ...(key?.cascade && { cascade: true }),
      ...(key?.onDelete !== undefined && { onDelete: key.onDelete }),
    };
  });
  const { columns, indexes } = parts;
  return {
    name,
    table,
    tableNamed: true,
    layer: 'drizzle',
    file: made.file,
    line: made.call.line,
    columns,
    relations: [...relations, ...keys.values()],
    indexes,
  };
}

interface DeclaredRelation {
  readonly fact: RelationFact;
  /** Property of the column that holds the key. */
  readonly column?: string;
}

/** `relations(users, ({ one, many }) => ({ posts: many(posts), team: one(teams, { fields: [users.teamId], … }) }))` */
function relationsByTable(project: Project): Map<string, DeclaredRelation[]> {
  const found = new Map<string, DeclaredRelation[]>();
  for (const { file, call } of project.calls) {
    if (call.callee.kind !== 'name' || call.callee.name !== 'relations' || call.isNew) continue;
    const [first, callback] = call.args;
    const made = first && madeTable(project.types.of(first, { file, scope: call.scope }), project);
    const returns = callback?.kind === 'function' ? project.sketch(file).scopes[callback.scope]?.returns : undefined;
    if (!made || returns?.kind !== 'record') continue;
    const list = returns.fields.flatMap(({ key, value, line }) => relationOf(key, value, line, file, project));
    const id = `${made.file}\0${made.index}`;
    found.set(id, [...(found.get(id) ?? []), ...list]);
  }
  return found;
}

function relationOf(property: string, value: Term, line: number, file: string, project: Project): DeclaredRelation[] {
  const call = value.kind === 'call' ? project.sketch(file).calls[value.call] : undefined;
  if (!call || (call.callee.kind !== 'name' && call.callee.kind !== 'member')) return [];
  const made = call.args[0] && madeTable(project.types.of(call.args[0], { file, scope: call.scope }), project);
  const target = made && constantName(made, project);
  if (target === undefined) return [];
  const fields = field(call.args[1], 'fields');
  const [first] = fields?.kind === 'list' ? fields.items : [];
  const column = first?.kind === 'member' ? first.name : undefined;
  const many = call.callee.name === 'many';
  const kind = many ? 'one-to-many' : column === undefined ? 'one-to-one' : 'many-to-one';
  return [
    { fact: { property, line, kind, target, owner: column !== undefined }, ...(column !== undefined && { column }) },
  ];
}

/** `drizzle(client, { casing: 'snake_case' })` */
function isSnakeCase(project: Project): boolean {
  return project.calls.some(
    ({ file, call }) =>
      call.callee.kind === 'name' &&
      call.callee.name === 'drizzle' &&
      call.args.some((arg) => project.text(field(arg, 'casing'), { file, scope: call.scope }) === 'snake_case'),
  );
}
