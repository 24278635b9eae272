/** The names that a sketch is written with: those of the code at hand. */
import type { EntityFact } from '@banyan/model';
import type { FactsIndex } from '../../../facts-index';
import { propertyOf } from '../../../tables/property-of';
import type { Site } from '../summaries';

export interface FixNames {
  readonly layer: string;
  readonly entity: string;
  readonly table: string;
  /** What the calls are made on, e.g. `this.photos`. */
  readonly receiver: string;
  /** The list that is gone over, and one element of it. */
  readonly list: string;
  readonly element: string;
  /** The column that rows are chosen by, as the layer calls it. */
  readonly column: string;
  /** The property of an element that is held against it; `…` where the code does not tell. */
  readonly key: string;
}

/** An identifier, or a chain of them. */
const named = /^[\w$]+(?:\??\.[\w$]+)*$/;

export function fixNames({ entities }: FactsIndex, { asks, repeats }: Site): FixNames {
  const { access } = asks;
  const fact = entities.get(access.entity);
  const [repeat] = repeats;
  const byField = repeat?.by === 'field-resolver';
  const list = repeat && !byField && named.test(repeat.text) ? repeat.text : 'items';
  const element = lower(repeat?.element ?? 'item');
  const layer = access.via === 'sql' ? 'sql' : (fact?.layer ?? 'sql');
  const chosen = access.key?.by ?? access.key?.columns[0] ?? idOf(fact);
  const column = layer === 'sql' ? chosen : propertyOf(fact, chosen);
  return {
    layer,
    entity: access.entity,
    table: fact?.table ?? access.entity,
    receiver: receiverOf(access.call, layer) || lower(access.entity),
    list,
    element,
    column,
    key: handedKey(asks) ?? (chosen === idOf(fact) || chosen === 'id' ? '…' : 'id'),
  };
}

/** What the function that is called for each element hands on of it: `ownerId` of `findById(project.ownerId)`. */
function handedKey({ call }: Site['asks']): string | undefined {
  const handed = call?.hands?.map(({ given }) => given.words.split('.')) ?? [];
  const properties = handed.flatMap(([, property, ...deeper]) => (property && deeper.length === 0 ? [property] : []));
  return properties.length === 1 ? properties[0] : undefined;
}

/** `this.tags.createQueryBuilder(…).insert` is a call on `this.tags`; Prisma has no builders, `db.client(…).tag` is one. */
function receiverOf(call: string, layer: string): string {
  if (layer === 'prisma') return call.slice(0, Math.max(0, call.lastIndexOf('.'))).replaceAll('(…)', '()');
  const open = call.indexOf('(…)');
  const chain = open < 0 ? call : call.slice(0, open);
  return chain.slice(0, Math.max(0, chain.lastIndexOf('.')));
}

function idOf(fact: EntityFact | undefined): string {
  return (
    fact?.columns.find(({ primary }) => primary)?.name ??
    (fact?.layer === 'mongoose' || fact?.layer === 'mongodb' ? '_id' : 'id')
  );
}

function lower(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}
