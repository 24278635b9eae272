/** MikroORM entities that are classes with decorators. */
import type { IndexFact, RelationFact } from '@banyan/model';
import { field, isTrue, type PlacedClass, type Project } from '../../link/project';
import type { TypeTerm } from '../../sketch/term';
import type { Place } from '../../link/types';
import { classReference } from '../nest/class-reference';
import { allMembers, classType, type PlacedMember } from '../nest/decorated';
import type { DecoratorSketch } from '../../sketch/file-sketch';
import type { MikroEntity } from './mikroorm-entities';
import type { MikroProperty } from './mikroorm-property';
import { lookup } from '../lookup';

/** A decorator where it is written. */
interface PlacedDecorator extends DecoratorSketch {
  readonly place: Place;
}

const relations: Readonly<Record<string, RelationFact['kind']>> = lookup({
  ManyToOne: 'many-to-one',
  OneToMany: 'one-to-many',
  OneToOne: 'one-to-one',
  ManyToMany: 'many-to-many',
});
const plain = /^(?:Property|PrimaryKey|SerializedPrimaryKey|Enum|BigIntProperty)$/;
/** Wrappers that stand around the other entity in a relation's type. */
const wrappers = new Set([
  'Collection',
  'Ref',
  'Rel',
  'Reference',
  'IdentifiedReference',
  'Loaded',
  'Promise',
  'Opt',
  'Hidden',
]);

export function decoratedEntities(project: Project): MikroEntity[] {
  return project.classes.flatMap((placed) => {
    const annotation = entityDecorator(placed, project);
    if (!annotation) return [];
    const { file, sketch } = placed;
    const place = { file, scope: 0 };
    const options = annotation.args[0];
    const named = ['tableName', 'collection'].map((key) => project.text(field(options, key), place)).find(Boolean);
    const members = allMembers(classType(placed), project);
    return [
      {
        name: sketch.name,
        file,
        line: sketch.line,
        ids: [`${file}#${sketch.name}`],
        ...(named !== undefined && { table: named }),
        abstract: isTrue(field(options, 'abstract')),
        ...extendsOf(placed, project),
        inherited:
          field(options, 'discriminatorColumn') !== undefined || field(options, 'discriminatorMap') !== undefined,
        properties: members.flatMap((member) => propertyOf(member, project)),
        indexes: mikroDecorators(sketch.decorators, file, project).flatMap((entry) => classIndex(entry, project)),
      },
    ];
  });
}

function entityDecorator(placed: PlacedClass, project: Project): PlacedDecorator | undefined {
  return mikroDecorators(placed.sketch.decorators, placed.file, project).find(({ name }) => name === 'Entity');
}

/** Those of MikroORM, by the names that it gives them. */
function mikroDecorators(decorators: readonly DecoratorSketch[], file: string, project: Project): PlacedDecorator[] {
  return decorators.flatMap((entry) => {
    const [first = '', last] = entry.name.split('.');
    const named = project.names.lookup(file, first);
    if (named?.kind !== 'library' || !named.module.startsWith('@mikro-orm/')) return [];
    return [{ ...entry, name: last ?? named.name, place: { file, scope: 0 } }];
  });
}

function extendsOf(placed: PlacedClass, project: Project): { readonly base?: string } {
  const base = project.types.base(classType(placed));
  return base?.kind === 'class' ? { base: base.name } : {};
}

function propertyOf(placed: PlacedMember, project: Project): MikroProperty[] {
  const { member, owner } = placed;
  const own = mikroDecorators(member.decorators, owner.file, project);
  const unique = own.some(({ name }) => name === 'Unique');
  const index = own.some(({ name }) => name === 'Index');
  return own.flatMap((entry): MikroProperty[] => {
    const { name, args, place } = entry;
    const options = args.find((arg) => arg.kind === 'record');
    const base = { name: member.name, line: member.line, place, unique, index, ...(options && { options }) };
    const nullable = member.optional || member.type?.nullable === true;
    if (plain.test(name)) {
      const type = member.type?.name;
      return [
        {
          ...base,
          nullable: nullable && name !== 'PrimaryKey',
          primary: name === 'PrimaryKey',
          ...(type !== undefined && { type }),
        },
      ];
    }
    const kind = relations[name];
    if (!kind) return [];
    const first = args[0]?.kind === 'record' ? field(options, 'entity') : args[0];
    const target = classReference(first, place, project)?.name ?? bareType(member.type);
    const second = args[1];
    const mappedBy = second !== undefined && second.kind !== 'record';
    return [{ ...base, kind, nullable, mappedBy, ...(target !== undefined && { target }) }];
  });
}

function bareType(type: TypeTerm | undefined): string | undefined {
  if (!type) return undefined;
  return wrappers.has(type.name) || type.name === 'Array' ? bareType(type.args[0]) : type.name;
}

/** `@Index({ properties: ['a', 'b'] })`, `@Unique({ properties: 'a' })` */
function classIndex(entry: PlacedDecorator, project: Project): IndexFact[] {
  if (entry.name !== 'Index' && entry.name !== 'Unique') return [];
  const columns = project.texts(field(entry.args[0], 'properties'), entry.place);
  const type = project.text(field(entry.args[0], 'type'), entry.place)?.toLowerCase();
  const method = type !== undefined && type !== 'btree' && { method: type };
  return columns.length === 0 ? [] : [{ columns, unique: entry.name === 'Unique', line: entry.line, ...method }];
}
