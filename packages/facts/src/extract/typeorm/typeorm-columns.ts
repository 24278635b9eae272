/** Columns of TypeORM entities: those that are written, and the foreign keys that relations bring along. */
import type { ColumnFact } from '@banyan/model';
import { field, isTrue, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { classReference } from '../nest/class-reference';
import { allMembers, decorator, type PlacedMember } from '../nest/decorated';
import type { Naming } from './naming';
import { joinColumnName } from './naming';
import { lookup } from '../lookup';

/** What each decorator says about a column by itself. */
export const columnDecorators: Readonly<Record<string, Partial<ColumnFact>>> = lookup({
  Column: {},
  PrimaryColumn: { primary: true },
  PrimaryGeneratedColumn: { primary: true },
  ObjectIdColumn: { primary: true },
  CreateDateColumn: { type: 'timestamp' },
  UpdateDateColumn: { type: 'timestamp' },
  DeleteDateColumn: { type: 'timestamp', nullable: true },
  VersionColumn: { type: 'integer' },
  ViewColumn: {},
});
/** The columns that a member is: one, or those of an embedded class. */
export function columnsOf(found: PlacedMember, naming: Naming, project: Project): ColumnFact[] {
  const { member, owner } = found;
  return member.decorators.flatMap(({ name, args }) => {
    const base = columnDecorators[name];
    if (!base) return [];
    const place = { file: owner.file, scope: 0 };
    const [first] = args;
    if (first?.kind === 'function') return embeddedColumns(found, first, args[1], naming, project);
    const options = first?.kind === 'record' ? first : args[1];
    const type =
      project.text(field(options, 'type'), place) ??
      typeArgument(first, project, place) ??
      base.type ??
      member.type?.name;
    const nullable = isTrue(field(options, 'nullable')) || base.nullable === true;
    const primary = base.primary === true || isTrue(field(options, 'primary'));
    const column = project.text(field(options, 'name'), place) ?? naming.column(member.name);
    return [
      {
        name: column,
        line: member.line,
        ...(type !== undefined && { type }),
        ...(primary && { primary }),
        ...(nullable && { nullable }),
      },
    ];
  });
}

function typeArgument(first: Term | undefined, project: Project, place: Place): string | undefined {
  return first?.kind === 'text' || first?.kind === 'name' ? project.text(first, place) : undefined;
}

/** `@Column(() => Address) home` has the columns `homeStreet`, `homeCity`, …, or those with another prefix, or with none. */
function embeddedColumns(
  { member, owner }: PlacedMember,
  term: Term,
  options: Term | undefined,
  naming: Naming,
  project: Project,
): ColumnFact[] {
  const type = classReference(term, { file: owner.file, scope: 0 }, project)?.type;
  if (!type) return [{ name: member.name, line: member.line }];
  const written = field(options, 'prefix');
  const prefix =
    written?.kind === 'boolean' && !written.value
      ? ''
      : (project.text(written, { file: owner.file, scope: 0 }) ?? member.name);
  return allMembers(type, project).flatMap((inner) =>
    columnsOf(inner, naming, project).map((column) => ({
      ...column,
      name: prefix === '' ? column.name : naming.column(joinColumnName(prefix, column.name)),
      line: member.line,
    })),
  );
}

/** The foreign key column that a many-to-one or owning one-to-one brings along. */
export function joinColumns({ member, owner }: PlacedMember, naming: Naming, project: Project): ColumnFact[] {
  const relation = member.decorators.find(({ name }) => name === 'ManyToOne' || name === 'OneToOne');
  const join = decorator(member.decorators, 'JoinColumn');
  if (!relation || (relation.name === 'OneToOne' && !join)) return [];
  const place = { file: owner.file, scope: 0 };
  const options = relation.args.slice(1).find((arg) => arg.kind === 'record');
  const nullable = !(field(options, 'nullable')?.kind === 'boolean' && !isTrue(field(options, 'nullable')));
  const primary = isTrue(field(options, 'primary')) || decorator(member.decorators, 'PrimaryColumn') !== undefined;
  const joins = join?.args[0]?.kind === 'list' ? join.args[0].items : [join?.args[0]];
  return joins.map((item) => {
    const referenced =
      project.text(field(item, 'referencedColumnName'), place) ?? primaryOf(relation.args[0], place, project);
    const name = project.text(field(item, 'name'), place) ?? naming.joinColumn(member.name, referenced);
    return { name, line: member.line, ...(primary && { primary }), ...(nullable && !primary && { nullable }) };
  });
}

function primaryOf(target: Term | undefined, place: Place, project: Project): string {
  const type = classReference(target, place, project)?.type;
  const primary =
    type &&
    allMembers(type, project).find(({ member }) =>
      member.decorators.some(({ name }) => columnDecorators[name]?.primary),
    );
  return primary?.member.name ?? 'id';
}
