/** Relations of TypeORM entities, and the tables that many-to-many relations keep between two entities. */
import type { EntityFact, RelationFact } from '@banyan/model';
import { field, isTrue, type Project } from '../../link/project';
import type { Term } from '../../sketch/term';
import { classReference } from '../nest/class-reference';
import { decorator, type PlacedMember } from '../nest/decorated';
import { joinTableName, snakeCase } from './naming';
import { lookup } from '../lookup';

const kinds: Readonly<Record<string, RelationFact['kind']>> = lookup({
  ManyToOne: 'many-to-one',
  OneToMany: 'one-to-many',
  OneToOne: 'one-to-one',
  ManyToMany: 'many-to-many',
});

/** Tables by the name of their entity. */
export type TableNames = ReadonlyMap<string, string>;

export function relationsOf(found: PlacedMember, table: string, tables: TableNames, project: Project): RelationFact[] {
  const { member, owner } = found;
  return member.decorators.flatMap(({ name, args }) => {
    const kind = kinds[name];
    if (kind === undefined) return [];
    const target = classReference(args[0], { file: owner.file, scope: 0 }, project)?.name ?? member.type?.name ?? '';
    const options = args.slice(1).find((arg) => arg.kind === 'record');
    const joined = decorator(member.decorators, kind === 'many-to-many' ? 'JoinTable' : 'JoinColumn') !== undefined;
    const through = joinTableOf(found, table, target, tables, project)?.table;
    return [
      {
        property: member.name,
        line: member.line,
        kind,
        target,
        owner: kind === 'many-to-one' || (joined && kind !== 'one-to-many'),
        ...relationOptions(options),
        ...(through !== undefined && { through }),
      },
    ];
  });
}

/** What the options of a relation say: cascades, eager loading, what the database does on a delete. */
export function relationOptions(options: Term | undefined): Pick<RelationFact, 'cascade' | 'eager' | 'onDelete'> {
  const written = field(options, 'onDelete');
  const onDelete = written?.kind === 'text' ? written.value.toLowerCase() : undefined;
  const cascade = field(options, 'cascade');
  const cascades = isTrue(cascade) || (cascade?.kind === 'list' && cascade.items.length > 0) || onDelete === 'cascade';
  return {
    ...(cascades && { cascade: true }),
    ...(isTrue(field(options, 'eager')) && { eager: true }),
    ...(onDelete !== undefined && { onDelete }),
  };
}

/** The side without `@JoinTable` goes through the table of the other one. */
export function withThrough(entities: readonly EntityFact[]): EntityFact[] {
  const byName = new Map(entities.map((entity) => [entity.name, entity]));
  return entities.map((entity) => ({
    ...entity,
    relations: entity.relations.map((relation) => {
      if (relation.kind !== 'many-to-many' || relation.through !== undefined) return relation;
      const others = byName.get(relation.target)?.relations ?? [];
      const back = others.filter(({ target, through }) => target === entity.name && through !== undefined);
      const through = back.length === 1 ? back[0]?.through : undefined;
      return through === undefined ? relation : { ...relation, through };
    }),
  }));
}

/** The tables between an entity and others, as entities. */
export function joinTables(
  entity: EntityFact,
  members: readonly PlacedMember[],
  tables: TableNames,
  project: Project,
): EntityFact[] {
  return members.flatMap((found) => {
    const relation = entity.relations.find(
      ({ property, kind }) => property === found.member.name && kind === 'many-to-many',
    );
    const join = relation && joinTableOf(found, entity.table, relation.target, tables, project);
    if (!relation || !join) return [];
    const { table, tableNamed, line } = join;
    const sides = [...new Set([entity.name, relation.target])];
    const relations = sides.map((target) => ({
      property: target,
      line,
      kind: 'many-to-one' as const,
      target,
      owner: true,
    }));
    const place = { file: found.owner.file, line };
    return [{ name: table, table, tableNamed, layer: 'typeorm', ...place, columns: [], relations, indexes: [] }];
  });
}

function joinTableOf(
  { member, owner }: PlacedMember,
  table: string,
  target: string,
  tables: TableNames,
  project: Project,
): { readonly table: string; readonly tableNamed: boolean; readonly line: number } | undefined {
  const join = decorator(member.decorators, 'JoinTable');
  if (!join || !decorator(member.decorators, 'ManyToMany')) return undefined;
  const named = project.text(field(join.args[0], 'name') ?? join.args[0], { file: owner.file, scope: 0 });
  const other = tables.get(target) ?? snakeCase(target);
  return { table: named ?? joinTableName(table, member.name, other), tableNamed: named !== undefined, line: join.line };
}
