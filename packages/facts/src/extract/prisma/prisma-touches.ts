/** Prisma: what `prisma.model.method({ … })` touches, nested reads and writes included. */
import type { EntityFact } from '@banyan/model';
import { field, type PlacedCall, type Project } from '../../link/project';
import type { Type } from '../../link/type';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { reads, type Touch, writes } from '../data/access';
import type { EntityIndex } from '../data/entity-index';

const readMethods = /^(?:find(?:Many|First|FirstOrThrow|Unique|UniqueOrThrow)|count|aggregate|groupBy)$/;
const writeMethods =
  /^(?:create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany)$/;
const nestedWrites = /^(?:create|createMany|connectOrCreate|update|updateMany|upsert|delete|deleteMany)$/;
const links = /^(?:connect|disconnect|set)$/;
const connectors = new Set(['AND', 'OR', 'NOT', 'some', 'every', 'none', 'is', 'isNot', '_count']);
const clientNames = /prisma|^(?:tx|trx|db|client|transaction|database)$/i;

export function prismaTouches(placed: PlacedCall, entities: EntityIndex, project: Project): Touch[] {
  const { callee, scope, args, isNew } = placed.call;
  if (isNew || callee.kind !== 'member' || callee.of.kind !== 'member') return [];
  const write = writeMethods.test(callee.name);
  if (!write && !readMethods.test(callee.name)) return [];
  const model = entities.named(callee.of.name.slice(0, 1).toUpperCase() + callee.of.name.slice(1));
  const place = { file: placed.file, scope };
  if (model?.layer !== 'prisma' || !isClient(callee.of.of, place, project)) return [];
  const nested = new Nested(entities, project).ofOptions(model, args[0], place, 0);
  return [write ? writes(model.name) : reads(model.name), ...nested];
}

/** Whether a term is a Prisma client: by its type, else by its name. */
export function isClient(term: Term, place: Place, project: Project): boolean {
  const type = project.types.of(term, place);
  if (type) return isClientType(type, project);
  const name = term.kind === 'name' || term.kind === 'member' ? term.name : '';
  return clientNames.test(name);
}

function isClientType(type: Type, project: Project): boolean {
  if (type.kind === 'library') return /PrismaClient|TransactionClient|prisma/i.test(`${type.name} ${type.module}`);
  if (type.kind !== 'class') return false;
  const base = project.types.libraryBase(type);
  return (base !== undefined && isClientType(base, project)) || /prisma/i.test(type.name);
}

/** Follows the options of a call along the relations of the model. */
class Nested {
  constructor(
    private readonly entities: EntityIndex,
    private readonly project: Project,
  ) {}

  ofOptions(model: EntityFact, options: Term | undefined, place: Place, depth: number): Touch[] {
    const opened = this.open(options, place);
    if (!opened || depth > 8) return [];
    const at = (key: string): Term | undefined => field(opened.term, key);
    return [
      ...this.selected(model, at('include'), opened.place, depth),
      ...this.selected(model, at('select'), opened.place, depth),
      ...this.filtered(model, at('where'), opened.place, depth),
      ...this.filtered(model, at('orderBy'), opened.place, depth),
      ...['data', 'create', 'update'].flatMap((key) => this.written(model, at(key), opened.place, depth)),
    ];
  }

  private selected(model: EntityFact, term: Term | undefined, place: Place, depth: number): Touch[] {
    return this.fieldsOf(term, place).flatMap(({ key, value, place: inner }) => {
      if (key === '_count') return this.selected(model, field(value, 'select'), inner, depth + 1);
      const next = this.entities.related(model, key);
      if (!next || (value.kind === 'boolean' && !value.value)) return [];
      return [reads(next.name, 'join'), ...this.ofOptions(next, value, inner, depth + 1)];
    });
  }

  private filtered(model: EntityFact, term: Term | undefined, place: Place, depth: number): Touch[] {
    if (depth > 8) return [];
    return this.fieldsOf(term, place).flatMap(({ key, value, place: inner }) => {
      if (connectors.has(key)) return this.filtered(model, value, inner, depth + 1);
      const next = this.entities.related(model, key);
      return next ? [reads(next.name, 'join'), ...this.filtered(next, value, inner, depth + 1)] : [];
    });
  }

  private written(model: EntityFact, term: Term | undefined, place: Place, depth: number): Touch[] {
    if (depth > 8) return [];
    return this.fieldsOf(term, place).flatMap(({ key, value, place: inner }) => {
      const next = this.entities.related(model, key);
      const relation = model.relations.find(({ property }) => property === key);
      if (!next || !relation) return [];
      return this.fieldsOf(value, inner).flatMap(({ key: way, value: nested, place: deeper }) => {
        // A key that lies in the other table is written there.
        if (links.test(way)) return relation.kind === 'one-to-many' ? [writes(next.name, 'join')] : [];
        if (!nestedWrites.test(way)) return [];
        return [writes(next.name, 'join'), ...this.written(next, nested, deeper, depth + 1)];
      });
    });
  }

  /** Fields of an object or of the objects of a list, spreads opened. */
  private fieldsOf(term: Term | undefined, place: Place, depth = 0): { key: string; value: Term; place: Place }[] {
    const opened = this.open(term, place);
    if (!opened || depth > 4) return [];
    if (opened.term.kind === 'list')
      return opened.term.items.flatMap((item) => this.fieldsOf(item, opened.place, depth + 1));
    if (opened.term.kind === 'either')
      return opened.term.options.flatMap((option) => this.fieldsOf(option, opened.place, depth + 1));
    if (opened.term.kind !== 'record') return [];
    return opened.term.fields.flatMap(({ key, value }) =>
      key === '...' ? this.fieldsOf(value, opened.place, depth + 1) : [{ key, value, place: opened.place }],
    );
  }

  private open(term: Term | undefined, place: Place): { readonly term: Term; readonly place: Place } | undefined {
    if (!term) return undefined;
    if (term.kind !== 'name' && term.kind !== 'member') return { term, place };
    return this.project.types.constant(term, place);
  }
}
