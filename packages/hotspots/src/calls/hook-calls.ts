/** Hooks as calls: whoever loads or saves entities calls what hangs on them, once for each row. */
import { type DataAccessFact, type EntityHookFact, groupBy, type RepeatFact } from '@banyan/model';
import type { Call } from '../facts-index';
import { kindOfWrite } from './kind-of-write';

/** The calls that data accesses make to hooks. */
export function hookCalls(accesses: readonly DataAccessFact[], hooks: readonly EntityHookFact[]): Call[] {
  const byEntity = groupBy(hooks, ({ entity }) => entity);
  const ofAll = byEntity.get('*') ?? [];
  return accesses.flatMap((access) =>
    [...(byEntity.get(access.entity) ?? []), ...ofAll]
      .filter((hook) => isCalled(hook, access))
      .map((hook) => toCall(hook, access)),
  );
}

/** `save` inserts or updates: both are called. Of a statement that is sent as text the data layer knows no entity. */
function isCalled({ on, handler }: EntityHookFact, access: DataAccessFact): boolean {
  if (access.function === handler || access.via === 'sql') return false;
  const kind = kindOfWrite(access);
  if (kind === undefined) return on === 'load' && !/count|exist|sum|average/i.test(access.call);
  return kind === 'delete'
    ? on === 'remove'
    : kind === on || (kind === 'insert' && on === 'update' && /save$/.test(access.call));
}

function toCall({ handler, on, once, entity: of }: EntityHookFact, access: DataAccessFact): Call {
  const { function: from, file, line, call: text, repeats = [], repetition, fallback, entity } = access;
  const perRow: RepeatFact = { by: 'mapped-callback', line, over: 'collection', text, element: `loaded ${entity}` };
  const all = on === 'load' && access.rows === 'many' && once !== true ? [perRow, ...repeats] : repeats;
  return {
    ...{ from, to: handler, file, line, text, through: 'hook' },
    ...(all.length > 0 && { repeats: all }),
    ...(repetition && { repetition }),
    ...(fallback && { fallback }),
    ...(of === '*' && { vague: true }),
  };
}
