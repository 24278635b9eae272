/** Tables that Kysely migrations create: `db.schema.createTable('user').addColumn('id', 'uuid', (col) => col.primaryKey())`. */
import type { ColumnFact, IndexFact, RelationFact } from '@banyan/model';
import type { PlacedCall, Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { goesOnWith, type Link } from '../builder/chain';
import { foreignKey, type TablePiece } from '../builder/table-piece';

/** What a call says about a table; nothing when it is no call on Kysely's schema. */
export function kyselyTables(placed: PlacedCall, project: Project): TablePiece[] {
  const { file, call, index } = placed;
  const { callee } = call;
  if (callee.kind !== 'member' || call.isNew || callee.of.kind !== 'member' || callee.of.name !== 'schema') return [];
  const place = { file, scope: call.scope };
  const name = project.text(call.args[0], place);
  if (name === undefined || call.args.length > 1) return [];
  const after = goesOnWith(file, index, project);
  const base = {
    table: name,
    layer: 'kysely',
    file,
    line: call.line,
    creates: false,
    columns: [],
    relations: [],
    indexes: [],
  };
  switch (callee.name) {
    case 'createTable':
    case 'alterTable': {
      const rename = textsOf(after, 'renameTo', file, project)[0]?.[0];
      if (rename !== undefined) return [{ ...base, becomes: { table: rename } }];
      return [{ ...base, creates: callee.name === 'createTable', ...defined(after, file, project) }];
    }
    case 'dropTable':
      return [{ ...base, becomes: {} }];
    case 'createIndex': {
      const table = textsOf(after, 'on', file, project)[0]?.[0];
      const columns = [...textsOf(after, 'column', file, project), ...textsOf(after, 'columns', file, project)].flat();
      const unique = after.some((link) => link.name === 'unique');
      return table === undefined || columns.length === 0
        ? []
        : [{ ...base, table, indexes: [{ columns, unique, line: call.line }] }];
    }
    default:
      return [];
  }
}

function defined(
  after: readonly Link[],
  file: string,
  project: Project,
): Pick<TablePiece, 'columns' | 'relations' | 'indexes' | 'drops'> {
  const added = after.filter(({ name }) => name === 'addColumn');
  const primary = textsOf(after, 'addPrimaryKeyConstraint', file, project, 1).flat();
  const unique = after.filter(({ name }) => name === 'addUniqueConstraint');
  return {
    columns: added.flatMap((link) => columnOf(link, file, primary, project)),
    relations: [
      ...added.flatMap((link) => columnKey(link, file, project)),
      ...after.flatMap((link) => tableKey(link, file, project)),
    ],
    indexes: [
      ...unique.map(
        (link): IndexFact => ({
          columns: project.texts(link.call.args[1], placeOf(link, file)),
          unique: true,
          line: link.call.line,
        }),
      ),
      ...added
        .filter((link) => said(link, 'unique', file, project))
        .flatMap((link): IndexFact[] => {
          const column = project.text(link.call.args[0], placeOf(link, file));
          return column === undefined ? [] : [{ columns: [column], unique: true, line: link.call.line }];
        }),
    ],
    drops: textsOf(after, 'dropColumn', file, project).flat(),
  };
}

function columnOf(link: Link, file: string, keys: readonly string[], project: Project): ColumnFact[] {
  const name = project.text(link.call.args[0], placeOf(link, file));
  if (name === undefined) return [];
  const type = project.text(link.call.args[1], placeOf(link, file));
  const primary = keys.includes(name) || said(link, 'primaryKey', file, project) !== undefined;
  const nullable = !primary && said(link, 'notNull', file, project) === undefined;
  return [
    {
      name,
      line: link.call.line,
      ...(type !== undefined && { type }),
      ...(primary && { primary }),
      ...(nullable && { nullable }),
    },
  ];
}

/** `(col) => col.references('user.id').onDelete('cascade')` */
function columnKey(link: Link, file: string, project: Project): RelationFact[] {
  const column = project.text(link.call.args[0], placeOf(link, file));
  const references = said(link, 'references', file, project);
  const to = references && project.text(references.call.args[0], placeOf(references, file));
  if (column === undefined || to === undefined) return [];
  return [
    foreignKey(
      column,
      to.slice(0, Math.max(0, to.lastIndexOf('.'))) || to,
      link.call.line,
      onDelete(link, file, project),
    ),
  ];
}

/** `.addForeignKeyConstraint('fk', ['team_id'], 'team', ['id'], (cb) => cb.onDelete('cascade'))` */
function tableKey(link: Link, file: string, project: Project): RelationFact[] {
  if (link.name !== 'addForeignKeyConstraint') return [];
  const place = placeOf(link, file);
  const [column] = project.texts(link.call.args[1], place);
  const target = project.text(link.call.args[2], place);
  return column === undefined || target === undefined
    ? []
    : [foreignKey(column, target, link.call.line, onDelete(link, file, project))];
}

function onDelete(link: Link, file: string, project: Project): string | undefined {
  const rule = said(link, 'onDelete', file, project);
  return rule && project.text(rule.call.args[0], placeOf(rule, file));
}

/** The call of this name in the callback that a definition is given. */
function said(link: Link, name: string, file: string, project: Project): Link | undefined {
  const callback = link.call.args.find((arg): arg is Extract<Term, { kind: 'function' }> => arg.kind === 'function');
  if (!callback) return undefined;
  const { calls } = project.sketch(file);
  const index = calls.findIndex(
    ({ callee, scope }) => scope === callback.scope && callee.kind === 'member' && callee.name === name,
  );
  const call = calls[index];
  return call && { call, index, name };
}

function textsOf(after: readonly Link[], name: string, file: string, project: Project, argument = 0): string[][] {
  return after
    .filter((link) => link.name === name)
    .map((link) => project.texts(link.call.args[argument], placeOf(link, file)));
}

function placeOf(link: Link, file: string): Place {
  return { file, scope: link.call.scope };
}
