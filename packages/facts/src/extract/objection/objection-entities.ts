/** Objection models: classes below `Model` with `tableName`, `jsonSchema` and `relationMappings`. */
import type { ColumnFact, EntityFact, RelationFact } from '@banyan/model';
import { field, type PlacedClass, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import type { ClassEntity } from '../data/class-entity';
import { openedFields } from '../data/opened-fields';
import { lookup } from '../lookup';
import { classType } from '../nest/decorated';
import { modelNamed } from './model-reference';

const kinds: Readonly<Record<string, RelationFact['kind']>> = lookup({
  BelongsToOneRelation: 'many-to-one',
  HasManyRelation: 'one-to-many',
  HasOneRelation: 'one-to-one',
  ManyToManyRelation: 'many-to-many',
  HasOneThroughRelation: 'many-to-many',
});

export function objectionEntities(project: Project): ClassEntity[] {
  return project.classes.flatMap((placed) => toEntity(placed, project) ?? []);
}

function toEntity(placed: PlacedClass, project: Project): ClassEntity | undefined {
  const { file, sketch } = placed;
  if (project.types.libraryBase(classType(placed))?.module !== 'objection') return undefined;
  const table = tableOf(placed, project);
  if (table === undefined) return undefined;
  const relations = relationsOf(placed, project);
  const id = project.texts(staticOf(placed, 'idColumn', project)?.term, { file, scope: 0 });
  const fact: EntityFact = {
    ...{ name: sketch.name, table, tableNamed: true, layer: 'objection', file, line: sketch.line },
    columns: columnsOf(placed, id.length > 0 ? id : ['id'], relations, project),
    relations: relations.map(({ fact: relation }) => relation),
    indexes: [],
  };
  const properties = new Map(
    relations.flatMap(({ fact: { property, owner }, from }) =>
      owner && from !== undefined ? [[property, from] as const] : [],
    ),
  );
  return { fact, classId: `${file}#${sketch.name}`, properties };
}

function tableOf(placed: PlacedClass, project: Project): string | undefined {
  const found = staticOf(placed, 'tableName', project);
  return found && project.text(found.term, found.place);
}

interface PlacedStatic {
  readonly term: Term;
  readonly place: Place;
}

/** `static tableName = 'users'`, `static get tableName() { return 'users'; }`, `static relationMappings = () => ({ … })` */
function staticOf({ sketch, file }: PlacedClass, name: string, project: Project): PlacedStatic | undefined {
  const member = sketch.members.find((one) => one.name === name && one.static);
  const scope = member?.scope;
  const term = scope === undefined ? member?.init : project.sketch(file).scopes[scope]?.returns;
  return term && { term, place: { file, scope: scope ?? 0 } };
}

function columnsOf(
  placed: PlacedClass,
  id: readonly string[],
  relations: readonly FoundRelation[],
  project: Project,
): ColumnFact[] {
  const schema = staticOf(placed, 'jsonSchema', project);
  const described = schema ? openedFields(field(schema.term, 'properties'), schema.place, project) : [];
  const line = placed.sketch.line;
  const columns = described.map(({ key, value, place }): ColumnFact => {
    const type = project.text(field(value, 'type'), place);
    return { name: key, line, ...(type !== undefined && { type }), ...(id.includes(key) && { primary: true }) };
  });
  const more = [...id, ...relations.flatMap(({ fact, from }) => (fact.owner && from !== undefined ? [from] : []))];
  const missing = [...new Set(more)].filter((name) => !columns.some((column) => column.name === name));
  return [...columns, ...missing.map((name) => ({ name, line, ...(id.includes(name) && { primary: true }) }))];
}

interface FoundRelation {
  readonly fact: RelationFact;
  /** The column of this side. */
  readonly from: string | undefined;
}

function relationsOf(placed: PlacedClass, project: Project): FoundRelation[] {
  const mappings = staticOf(placed, 'relationMappings', project);
  if (!mappings) return [];
  return openedFields(mappings.term, mappings.place, project).flatMap(
    ({ key, value, place, line }): FoundRelation[] => {
      const relation = field(value, 'relation');
      const kind = relation?.kind === 'member' ? kinds[relation.name] : undefined;
      const target = modelNamed(field(value, 'modelClass'), place, project);
      if (kind === undefined || target === undefined) return [];
      const join = field(value, 'join');
      const through = tableIn(project.texts(field(field(join, 'through'), 'from'), place)[0]);
      const fact = { property: key, line, kind, target, owner: kind === 'many-to-one' };
      return [
        {
          fact: { ...fact, ...(through !== undefined && { through }) },
          from: project.texts(field(join, 'from'), place)[0]?.split('.').at(-1),
        },
      ];
    },
  );
}

/** `users_groups.userId` → `users_groups` */
function tableIn(column: string | undefined): string | undefined {
  return column?.includes('.') ? column.slice(0, column.lastIndexOf('.')) : undefined;
}
