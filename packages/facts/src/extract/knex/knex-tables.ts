/** Tables that Knex migrations create: `knex.schema.createTable('users', (table) => { table.string('email'); })`. */
import type { ColumnFact, IndexFact, RelationFact } from '@banyan/model';
import type { PlacedCall, Project } from '../../link/project';
import type { CallSketch } from '../../sketch/file-sketch';
import { goesOnWith, type Link } from '../builder/chain';
import { foreignKey, type TablePiece } from '../builder/table-piece';

const makes = /^createTable(?:IfNotExists|Like)?$/;
const alters = /^(?:alterTable|table)$/;
const notColumns =
  /^(?:index|unique|primary|foreign|drop\w*|comment|engine|charset|collate|inherits|setNullable|check\w*|increments|bigIncrements|timestamps|rename\w*|queryContext|specificType)$/;

/** What a call says about a table; nothing when it is no call on Knex's schema. */
export function knexTables(placed: PlacedCall, project: Project): TablePiece[] {
  const { file, call } = placed;
  if (call.callee.kind !== 'member' || call.isNew) return [];
  const { name } = call.callee;
  const place = { file, scope: call.scope };
  const table = project.text(call.args[0], place);
  if (table === undefined || !onSchema(call, placed, project)) return [];
  const base = {
    table,
    layer: 'knex',
    file,
    line: call.line,
    creates: makes.test(name),
    columns: [],
    relations: [],
    indexes: [],
  };
  if (/^dropTable/.test(name)) return [{ ...base, becomes: {} }];
  if (name === 'renameTable') {
    const to = project.text(call.args[1], place);
    return to === undefined ? [] : [{ ...base, becomes: { table: to } }];
  }
  const callback = call.args[1];
  if (!(makes.test(name) || alters.test(name)) || callback?.kind !== 'function') return [];
  return [{ ...base, ...definedIn(file, callback.scope, project) }];
}

/** `….schema.createTable(…)`, `….schema.withSchema('x').createTable(…)` */
function onSchema(call: CallSketch, { file }: PlacedCall, project: Project): boolean {
  let at = call.callee.kind === 'member' ? call.callee.of : undefined;
  for (let depth = 0; at?.kind === 'call' && depth < 40; depth += 1) {
    const inner: CallSketch | undefined = project.sketch(file).calls[at.call];
    at = inner?.callee.kind === 'member' ? inner.callee.of : undefined;
  }
  return at?.kind === 'member' && at.name === 'schema';
}

function definedIn(
  file: string,
  scope: number,
  project: Project,
): Pick<TablePiece, 'columns' | 'relations' | 'indexes' | 'drops'> {
  const sketch = project.sketch(file);
  const parameter = sketch.scopes[scope]?.parameters[0]?.name;
  const defined = sketch.calls.flatMap((call, index) => {
    const { callee } = call;
    if (
      callee.kind !== 'member' ||
      callee.of.kind !== 'name' ||
      (!/^this$/.test(callee.of.name) && callee.of.name !== parameter)
    )
      return [];
    return call.scope === scope ? [{ call, index, name: callee.name }] : [];
  });
  const each = defined.map((link) => definition(link, file, project));
  return {
    columns: each.flatMap(({ columns }) => columns),
    relations: each.flatMap(({ relations }) => relations),
    indexes: each.flatMap(({ indexes }) => indexes),
    drops: each.flatMap(({ drops }) => drops),
  };
}

interface Definition {
  readonly columns: readonly ColumnFact[];
  readonly relations: readonly RelationFact[];
  readonly indexes: readonly IndexFact[];
  readonly drops: readonly string[];
}

function definition(link: Link, file: string, project: Project): Definition {
  const { name, call } = link;
  const { line } = call;
  const after = goesOnWith(file, link.index, project);
  const none = { columns: [], relations: [], indexes: [], drops: [] };
  const texts = project.texts(call.args[0], { file, scope: call.scope });
  if (name === 'timestamps')
    return {
      ...none,
      columns: ['created_at', 'updated_at'].map((column) => ({ name: column, line, type: 'timestamp' })),
    };
  if (/^(?:big)?increments$/i.test(name))
    return { ...none, columns: [{ name: texts[0] ?? 'id', line, type: 'integer', primary: true }] };
  if (name === 'index' || name === 'unique')
    return { ...none, indexes: texts.length > 0 ? [{ columns: texts, unique: name === 'unique', line }] : [] };
  if (name === 'foreign') return { ...none, relations: keyOf(texts[0], line, after, file, project) };
  if (/^dropColumns?$/.test(name))
    return { ...none, drops: call.args.flatMap((arg) => project.texts(arg, { file, scope: call.scope })) };
  const [column] = texts;
  if (column === undefined || (notColumns.test(name) && name !== 'specificType')) return none;
  const has = (method: string): boolean => after.some((entry) => entry.name === method);
  const type = name === 'specificType' ? project.text(call.args[1], { file, scope: call.scope }) : name;
  return {
    columns: [
      {
        name: column,
        line,
        ...(type !== undefined && { type }),
        ...(has('primary') && { primary: true }),
        ...(!has('primary') && !has('notNullable') && { nullable: true }),
      },
    ],
    relations: has('references') ? keyOf(column, line, after, file, project) : [],
    indexes: has('unique') || has('index') ? [{ columns: [column], unique: has('unique'), line }] : [],
    drops: [],
  };
}

/** `.references('id').inTable('users').onDelete('CASCADE')`, `.references('users.id')` */
function keyOf(
  column: string | undefined,
  line: number,
  after: readonly Link[],
  file: string,
  project: Project,
): RelationFact[] {
  const argument = (method: string): string | undefined => {
    const link = after.find((entry) => entry.name === method);
    return link && project.texts(link.call.args[0], { file, scope: link.call.scope })[0];
  };
  const dotted = argument('references')?.split('.');
  const target = argument('inTable') ?? (dotted && dotted.length > 1 ? dotted.slice(0, -1).join('.') : undefined);
  return column === undefined || target === undefined ? [] : [foreignKey(column, target, line, argument('onDelete'))];
}
