/** Models that calls make: `User.init(…)` and `sequelize.define(…)`, with their associations. */
import type { ColumnFact, EntityFact, RelationFact } from '@banyan/model';
import { field, isTrue, type PlacedCall, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import { renderTerm, type Term } from '../../sketch/term';
import type { ClassEntity } from '../data/class-entity';
import { forbidsNull, tableIndexes, throughOf, typeName } from './column-options';
import { optionScopes } from './model-scopes';
import { pluralOf } from './plural';
import { lookup } from '../lookup';

const relationCalls: Readonly<Record<string, RelationFact['kind']>> = lookup({
  belongsTo: 'many-to-one',
  hasMany: 'one-to-many',
  hasOne: 'one-to-one',
  belongsToMany: 'many-to-many',
});

/** `User.init({ … }, { tableName })`, `sequelize.define('User', { … })`. */
export function calledEntity(placed: PlacedCall, project: Project): ClassEntity[] {
  const { file, call } = placed;
  const { callee, args } = call;
  if (callee.kind !== 'member' || call.isNew) return [];
  const place = { file, scope: call.scope };
  if (callee.name === 'init') {
    const model = project.types.of(callee.of, place);
    if (model?.kind !== 'class' || !project.types.libraryBase(model)?.module.startsWith('sequelize')) return [];
    const fact = definedEntity(model.name, args[0], args[1], placed, place, project);
    const classId = `${model.file}#${model.name}`;
    return [{ fact, classId, ...optionsOf(args[0], args[1], place, project) }];
  }
  if (callee.name !== 'define' || args[0]?.kind !== 'text' || args[1]?.kind !== 'record') return [];
  const receiver = renderTerm(callee.of, project.sketch(file).calls);
  if (!/sequelize|db|connection/i.test(receiver)) return [];
  const fact = definedEntity(args[0].value, args[1], args[2], placed, place, project);
  return [{ fact, classId: '', ...optionsOf(args[1], args[2], place, project) }];
}

function optionsOf(columns: Term | undefined, options: Term | undefined, place: Place, project: Project) {
  const fields = columns?.kind === 'record' ? columns.fields : [];
  const renamed = fields.flatMap(({ key, value }): (readonly [string, string])[] => {
    const column = project.text(field(value, 'field'), place);
    return column === undefined ? [] : [[key, column]];
  });
  return { properties: new Map(renamed), scopes: optionScopes(options, place, project) };
}

function definedEntity(
  name: string,
  columns: Term | undefined,
  options: Term | undefined,
  placed: PlacedCall,
  place: Place,
  project: Project,
): EntityFact {
  const { file, call } = placed;
  const named = project.text(field(options, 'tableName'), place);
  const modelName = project.text(field(options, 'modelName'), place) ?? name;
  const fields = columns?.kind === 'record' ? columns.fields : [];
  const calls = project.sketch(file).calls;
  return {
    name,
    table: named ?? (isTrue(field(options, 'freezeTableName')) ? modelName : pluralOf(modelName)),
    tableNamed: named !== undefined,
    layer: 'sequelize',
    file,
    line: call.line,
    columns: fields
      .filter(({ key }) => key !== '...')
      .map(({ key, value, line }): ColumnFact => {
        const primary = isTrue(field(value, 'primaryKey'));
        const type = typeName(renderTerm(field(value, 'type') ?? value, calls));
        return {
          name: project.text(field(value, 'field'), place) ?? key,
          line,
          type,
          ...(primary && { primary }),
          ...(!primary && !forbidsNull([], value) && { nullable: true }),
        };
      }),
    relations: associations(name, placed, project),
    indexes: [
      ...tableIndexes(options, call.line),
      ...fields
        .filter(({ value }) => isTrue(field(value, 'unique')))
        .map(({ key, line }) => ({ columns: [key], unique: true, line })),
    ],
  };
}

/** `User.hasMany(models.Post, { as: 'posts' })` in the model's own file. */
function associations(name: string, placed: PlacedCall, project: Project): RelationFact[] {
  const { file } = placed;
  const own = new Set([name, 'this', variableOf(placed, project) ?? name]);
  return project.sketch(file).calls.flatMap(({ callee, args, line, scope }) => {
    const kind = callee.kind === 'member' ? relationCalls[callee.name] : undefined;
    if (kind === undefined || callee.kind !== 'member' || callee.of.kind !== 'name' || !own.has(callee.of.name))
      return [];
    const [other, options] = args;
    const target = other?.kind === 'name' || other?.kind === 'member' ? other.name : '';
    const as = field(options, 'as');
    const many = kind === 'one-to-many' || kind === 'many-to-many';
    const property = as?.kind === 'text' ? as.value : lowerFirst(many ? pluralOf(target) : target);
    const written = field(options, 'onDelete');
    const onDelete = written?.kind === 'text' ? written.value.toLowerCase() : undefined;
    const through = many ? throughOf(field(options, 'through'), { file, scope }, project) : undefined;
    return [
      {
        property,
        line,
        kind,
        target,
        owner: kind === 'many-to-one',
        ...(onDelete === 'cascade' && { cascade: true }),
        ...(onDelete !== undefined && { onDelete }),
        ...(through !== undefined && { through }),
      },
    ];
  });
}

/** `const Post = sequelize.define('blog_post', …)`: Post. */
function variableOf({ file, index }: PlacedCall, project: Project): string | undefined {
  for (const { bindings } of project.sketch(file).scopes) {
    for (const [name, { init }] of bindings) if (init?.kind === 'call' && init.call === index) return name;
  }
  return undefined;
}

function lowerFirst(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}
