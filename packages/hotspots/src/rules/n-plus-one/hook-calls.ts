/** Hooks as calls: whoever loads or saves entities calls what hangs on them, once for each row. */
import type { DataAccessFact, EntityHookFact, RepeatFact, SymbolId } from '@banyan/model';
import { type Call, groupBy } from '../../facts-index';
import { oncePerIndex } from '../../once-per-index';
import { kindOfWrite } from './kind-of-write';

/** A call that a data layer makes. */
export interface HookCall extends Call {
  readonly hook: SymbolId;
}

/** Hook → the calls that data accesses make to it. */
export const hookCalls = oncePerIndex((index): ReadonlyMap<SymbolId, readonly HookCall[]> => {
  const hooks = groupBy(index.facts.entityHooks ?? [], ({ entity }) => entity);
  const calls = [...index.accessesOf.values()]
    .flat()
    .flatMap((access) =>
      (hooks.get(access.entity) ?? []).filter((hook) => isCalled(hook, access)).map((hook) => toCall(hook, access)),
    );
  return groupBy(calls, ({ to }) => to);
});

/** `save` inserts or updates: both are called. */
function isCalled({ on, handler }: EntityHookFact, access: DataAccessFact): boolean {
  if (access.function === handler) return false;
  const kind = kindOfWrite(access);
  if (kind === undefined) return on === 'load' && !/count|exist|sum|average/i.test(access.call);
  return kind === 'delete'
    ? on === 'remove'
    : kind === on || (kind === 'insert' && on === 'update' && /save$/.test(access.call));
}

function toCall({ handler, on }: EntityHookFact, access: DataAccessFact): HookCall {
  const { function: from, file, line, call: text, repeats = [], entity } = access;
  const perRow: RepeatFact = { by: 'mapped-callback', line, over: 'collection', text, element: `loaded ${entity}` };
  const all = on === 'load' && access.rows === 'many' ? [perRow, ...repeats] : repeats;
  return { from, to: handler, hook: handler, file, line, text, ...(all.length > 0 && { repeats: all }) };
}
