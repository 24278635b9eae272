/** Prisma models: schema files → entities. */
import type { ColumnFact, EntityFact, FactProblem, IndexFact, RelationFact } from '@banyan/model';
import type * as SchemaLibrary from '@mrleebo/prisma-ast';
import type { Attr, Block, BlockAttribute, Field, Model } from '@mrleebo/prisma-ast';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaUnreadable } from '../../errors';
import type { ProjectTree } from '../../read/list-tree';
import { reasonOf } from '../../reason-of';
import type { ClassEntity } from '../data/class-entity';
import { keyArgument, listArgument, textArgument } from './attribute-arguments';
import { linkName, linkTables } from './link-tables';

/** A model with the file that it is in. */
interface PlacedModel {
  readonly file: string;
  readonly model: Model;
  readonly fields: readonly Field[];
}

/** Entities of the schema files, and what kept some of them from being read. */
interface PrismaEntities {
  readonly entities: readonly ClassEntity[];
  readonly problems: readonly FactProblem[];
}

/** Reads every `.prisma` file below the root. Models of several files know each other. */
export async function readPrismaEntities(root: string, tree: ProjectTree): Promise<PrismaEntities> {
  const files = tree.files.filter((path) => path.endsWith('.prisma'));
  if (files.length === 0) return { entities: [], problems: [] };
  // The schema parser takes a while to load, and few projects need it.
  const parser = await import('@mrleebo/prisma-ast');
  const problems: FactProblem[] = [];
  const models: PlacedModel[] = [];
  for (const file of files) {
    try {
      models.push(...modelsOf(file, readFileSync(join(root, file), 'utf8'), parser));
    } catch (error) {
      problems.push(schemaUnreadable(file, reasonOf(error)));
    }
  }
  const byName = new Map(models.map((placed) => [placed.model.name, placed]));
  const entities = [...byName.values()].map((placed) => toClassEntity(placed, byName));
  const links = linkTables(entities.map(({ fact }) => fact)).map((fact) => ({ fact, classId: '' }));
  return { entities: [...entities, ...links], problems };
}

function toClassEntity(placed: PlacedModel, models: ReadonlyMap<string, PlacedModel>): ClassEntity {
  const mapped = placed.fields.flatMap((field) => {
    const column = columnName(field);
    return column === undefined ? [] : [[field.name, column] as const];
  });
  return { fact: toEntity(placed, models), classId: '', properties: new Map(mapped) };
}

function modelsOf(
  file: string,
  text: string,
  { getSchema, PrismaParser, VisitorClassFactory }: typeof SchemaLibrary,
): PlacedModel[] {
  const parser = new PrismaParser({ nodeLocationTracking: 'full' });
  const visitor = new (VisitorClassFactory(parser))();
  return getSchema(text, { parser, visitor })
    .list.filter(isModel)
    .map((model) => ({ file, model, fields: model.properties.filter(isField) }));
}

function toEntity({ file, model, fields }: PlacedModel, models: ReadonlyMap<string, PlacedModel>): EntityFact {
  const attributes = model.properties.filter(isAttribute);
  const map = attributes.find(({ name }) => name === 'map');
  const table = (map && textArgument(map)) ?? model.name;
  const columnOf = (name: string): string => columnName(fields.find((field) => field.name === name)) ?? name;
  const keys = attributes.filter(({ name }) => name === 'id').flatMap(listArgument);
  return {
    name: model.name,
    table,
    tableNamed: map !== undefined,
    layer: 'prisma',
    file,
    line: lineOf(model),
    columns: fields.filter((field) => !isRelation(field, models)).map((field) => toColumn(field, keys)),
    relations: fields
      .filter((field) => isRelation(field, models))
      .map((field) => toRelation(model, field, models, columnOf)),
    indexes: [...fields.flatMap(fieldIndex), ...attributes.flatMap((attribute) => blockIndex(attribute, columnOf))],
  };
}

function toColumn(field: Field, keys: readonly string[]): ColumnFact {
  const primary = has(field, 'id') || keys.includes(field.name);
  const type = `${typeOf(field)}${field.array ? '[]' : ''}`;
  return {
    name: columnName(field) ?? field.name,
    line: lineOf(field),
    type,
    ...(primary && { primary }),
    ...(field.optional && { nullable: true }),
  };
}

function toRelation(
  model: Model,
  field: Field,
  models: ReadonlyMap<string, PlacedModel>,
  columnOf: (name: string) => string,
): RelationFact {
  const relation = field.attributes?.find(({ name }) => name === 'relation');
  const target = typeOf(field);
  const owner = relation !== undefined && keyArgument(relation, 'fields') !== undefined;
  const back = models
    .get(target)
    ?.fields.find(
      (other) => typeOf(other) === model.name && other !== field && relationName(other) === relationName(field),
    );
  const many = back?.array ?? false;
  const kind = field.array ? (many ? 'many-to-many' : 'one-to-many') : many ? 'many-to-one' : 'one-to-one';
  const onDelete = relation && referentialAction(keyArgument(relation, 'onDelete'));
  const cascade = onDelete === 'cascade';
  // Without the other side in the schema, a key of several rows to one is the usual case.
  const asWritten = kind === 'one-to-one' && owner && back === undefined ? 'many-to-one' : kind;
  return {
    property: field.name,
    line: lineOf(field),
    kind: asWritten,
    target,
    owner,
    ...(owner && { columns: listArgument(relation).map(columnOf) }),
    ...(cascade && { cascade }),
    ...(onDelete !== undefined && { onDelete }),
    ...(asWritten === 'many-to-many' && { through: linkName(model.name, target, relationName(field)) }),
  };
}

/** `SetNull` → `set null` */
function referentialAction(written: string | undefined): string | undefined {
  return written?.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

function relationName(field: Field): string {
  const relation = field.attributes?.find(({ name }) => name === 'relation');
  return (relation && (textArgument(relation) ?? keyArgument(relation, 'name'))) ?? '';
}

function fieldIndex(field: Field): IndexFact[] {
  return has(field, 'unique')
    ? [{ columns: [columnName(field) ?? field.name], unique: true, line: lineOf(field) }]
    : [];
}

function blockIndex(attribute: Attr, columnOf: (name: string) => string): IndexFact[] {
  if (!/^(?:index|unique|fulltext)$/.test(attribute.name)) return [];
  const columns = listArgument(attribute).map(columnOf);
  const method = attribute.name === 'fulltext' ? 'fulltext' : keyArgument(attribute, 'type')?.toLowerCase();
  const odd = method !== undefined && method !== '' && method !== 'btree' && { method };
  return [{ columns, unique: attribute.name === 'unique', line: lineOf(attribute), ...odd }];
}

/** Views are read like models. */
function isModel(block: Block): block is Model {
  return block.type === 'model' || block.type === 'view';
}

function isAttribute(property: Model['properties'][number]): property is BlockAttribute {
  return property.type === 'attribute';
}

function isField(property: Model['properties'][number]): property is Field {
  return property.type === 'field';
}

function isRelation(field: Field, models: ReadonlyMap<string, PlacedModel>): boolean {
  return models.has(typeOf(field));
}

function typeOf(field: Field): string {
  return typeof field.fieldType === 'string' ? field.fieldType : field.fieldType.name;
}

function has(field: Field, attribute: string): boolean {
  return field.attributes?.some(({ name }) => name === attribute) ?? false;
}

function columnName(field: Field | undefined): string | undefined {
  const map = field?.attributes?.find(({ name }) => name === 'map');
  return map && textArgument(map);
}

function lineOf(node: { readonly location?: { readonly startLine?: number } }): number {
  return node.location?.startLine ?? 1;
}
