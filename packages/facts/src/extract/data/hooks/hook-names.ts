/** What data layers call their hooks. */
import type { EntityHookFact } from '@banyan/model';
import { lookup } from '../../lookup';

export type On = EntityHookFact['on'];

/** Methods of subscribers, and hooks that are handed to models; `find` gets all rows at once. */
export const hookNames: Readonly<Record<string, On>> = lookup({
  ...{ onInit: 'load', onLoad: 'load', afterLoad: 'load' },
  ...{ beforeInsert: 'insert', afterInsert: 'insert', beforeCreate: 'insert', afterCreate: 'insert' },
  ...{ beforeSave: 'insert', afterSave: 'insert', beforeUpsert: 'insert', afterUpsert: 'insert' },
  ...{ beforeUpdate: 'update', afterUpdate: 'update' },
  ...{ beforeRemove: 'remove', afterRemove: 'remove', beforeSoftRemove: 'remove', afterSoftRemove: 'remove' },
  ...{ beforeDelete: 'remove', afterDelete: 'remove', beforeDestroy: 'remove', afterDestroy: 'remove' },
});

/** Decorators of methods of the entity itself: the same words with a capital letter. */
export function onOfDecorator(name: string): On | undefined {
  return /^[A-Z]/.test(name) ? hookNames[name.slice(0, 1).toLowerCase() + name.slice(1)] : undefined;
}
