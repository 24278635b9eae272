/** MikroORM entities by `new EntitySchema({ … })` and `defineEntity({ … })`. */
import type { IndexFact, RelationFact } from '@banyan/model';
import { field, isTrue, type PlacedCall, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { RecordField, Term } from '../../sketch/term';
import { cameFrom } from '../builder/chain';
import { classReference } from '../nest/class-reference';
import type { MikroEntity } from './mikroorm-entities';
import type { MikroProperty } from './mikroorm-property';
import { lookup } from '../lookup';

const kinds: Readonly<Record<string, RelationFact['kind']>> = lookup({
  'm:1': 'many-to-one',
  '1:m': 'one-to-many',
  '1:1': 'one-to-one',
  'm:n': 'many-to-many',
  MANY_TO_ONE: 'many-to-one',
  ONE_TO_MANY: 'one-to-many',
  ONE_TO_ONE: 'one-to-one',
  MANY_TO_MANY: 'many-to-many',
  manyToOne: 'many-to-one',
  oneToMany: 'one-to-many',
  oneToOne: 'one-to-one',
  manyToMany: 'many-to-many',
});

export function schemaEntities(project: Project): MikroEntity[] {
  return project.calls.flatMap((placed) => {
    const entity = schemaEntity(placed, project);
    return entity ? [entity] : [];
  });
}

/** The name that a call gives to an entity; nothing when it declares none. */
export function schemaName({ file, call }: Pick<PlacedCall, 'file' | 'call'>, project: Project): string | undefined {
  if (call.callee.kind !== 'name' && call.callee.kind !== 'member') return undefined;
  if (call.callee.name !== (call.isNew ? 'EntitySchema' : 'defineEntity')) return undefined;
  const type = project.types.of(call.callee, { file, scope: call.scope });
  if (type?.kind !== 'library' || !type.module.startsWith('@mikro-orm/')) return undefined;
  const place = { file, scope: call.scope };
  const [options] = call.args;
  return project.text(field(options, 'name'), place) ?? classReference(field(options, 'class'), place, project)?.name;
}

function schemaEntity(placed: PlacedCall, project: Project): MikroEntity | undefined {
  const name = schemaName(placed, project);
  if (name === undefined) return undefined;
  const { file, call } = placed;
  const place = { file, scope: call.scope };
  const [options] = call.args;
  const table = ['tableName', 'collection'].map((key) => project.text(field(options, key), place)).find(Boolean);
  const base =
    project.text(field(options, 'extends'), place) ?? classReference(field(options, 'extends'), place, project)?.name;
  return {
    name,
    file,
    line: call.line,
    ids: idsOf(placed, project),
    ...(table !== undefined && { table }),
    abstract: isTrue(field(options, 'abstract')),
    ...(base !== undefined && { base }),
    inherited: field(options, 'discriminatorColumn') !== undefined || field(options, 'discriminatorMap') !== undefined,
    properties: propertiesOf(field(options, 'properties'), place, project),
    indexes: [
      ...indexesOf(field(options, 'indexes'), false, call.line, place, project),
      ...indexesOf(field(options, 'uniques'), true, call.line, place, project),
    ],
  };
}

/** The class that the schema is for, and the interface that it describes. */
function idsOf({ file, call }: PlacedCall, project: Project): string[] {
  const place = { file, scope: call.scope };
  const type = classReference(field(call.args[0], 'class'), place, project)?.type;
  const described = call.typeArgs[0] && project.types.written(call.typeArgs[0], file);
  const ids = [type, described].flatMap((one) =>
    one?.kind === 'class' || one?.kind === 'interface' ? [`${one.file}#${one.name}`] : [],
  );
  return [...new Set(ids)];
}

function propertiesOf(term: Term | undefined, place: Place, project: Project): MikroProperty[] {
  if (term?.kind === 'function') {
    const returns = project.sketch(place.file).scopes[term.scope]?.returns;
    return propertiesOf(returns, { ...place, scope: term.scope }, project);
  }
  if (term?.kind !== 'record') return [];
  return term.fields.filter(({ key }) => key !== '...').map((entry) => propertyOf(entry, place, project));
}

function propertyOf(entry: RecordField, place: Place, project: Project): MikroProperty {
  const { key: name, line, value } = entry;
  const built = builtProperty(value, place, project);
  if (built) return { name, line, place, ...built };
  const written = field(value, 'reference') ?? field(value, 'kind');
  const kind = kinds[project.text(written, place) ?? (written?.kind === 'member' ? written.name : '')];
  const target =
    classReference(field(value, 'entity'), place, project)?.name ?? project.text(field(value, 'type'), place);
  const enumerated = isTrue(field(value, 'enum'));
  return {
    name,
    line,
    place,
    options: value,
    ...(enumerated && { type: 'enum' }),
    ...(kind && { kind, ...(target !== undefined && { target }) }),
  };
}

/** `p.string().unique()`, `() => p.manyToOne(Author).deleteRule('cascade')` */
function builtProperty(term: Term, place: Place, project: Project): Partial<MikroProperty> | undefined {
  if (term.kind === 'function') {
    const returns = project.sketch(place.file).scopes[term.scope]?.returns;
    return returns && builtProperty(returns, { ...place, scope: term.scope }, project);
  }
  const call = term.kind === 'call' ? project.sketch(place.file).calls[term.call] : undefined;
  if (term.kind !== 'call' || call?.callee.kind !== 'member') return undefined;
  const links = [{ call, index: term.call, name: call.callee.name }, ...cameFrom(place.file, call, project)];
  const start = links.at(-1);
  if (!start) return undefined;
  const has = (method: string): boolean => links.some(({ name }) => name === method);
  const kind = kinds[start.name];
  const at = { file: place.file, scope: start.call.scope };
  const target = classReference(start.call.args[0], at, project)?.name;
  const fields = links.flatMap(({ name, call: { args, line } }) =>
    name === start.name ? [] : [{ key: name, value: args[0] ?? ({ kind: 'boolean', value: true } as const), line }],
  );
  return {
    options: { kind: 'record', fields },
    primary: has('primary'),
    nullable: has('nullable'),
    unique: has('unique'),
    index: has('index'),
    ...(kind ? { kind, mappedBy: has('mappedBy'), ...(target !== undefined && { target }) } : { type: start.name }),
  };
}

function indexesOf(term: Term | undefined, unique: boolean, line: number, place: Place, project: Project): IndexFact[] {
  if (term?.kind !== 'list') return [];
  return term.items.flatMap((item, at) => {
    const columns = project.texts(field(item, 'properties'), place);
    return columns.length === 0 ? [] : [{ columns, unique, line: term.lines[at] ?? line }];
  });
}
