/** What shared code needs from a context, needed by every context that uses the shared code. */
import { groupBy } from '@banyan/model';
import { baseName, moduleOf, shortName } from '../facts-index';
import { crosses, type FoundCrossing, type Landscape } from './crossing';
import { findNeeds } from './module-needs';

/** What a shared module itself asks of a context. */
interface Demand {
  readonly to: string;
  readonly kind: 'call' | 'table-read' | 'table-write';
  readonly what: string;
  readonly entity?: string;
  readonly file: string;
  readonly line: number;
}

/** One crossing per using context, shared module and thing needed; placed where the context names the shared module. */
export function findThroughShared(landscape: Landscape): FoundCrossing[] {
  const { contextOf, index } = landscape;
  const demands = groupBy(distinct([...accessDemands(landscape), ...callDemands(landscape)]), ({ file }) => file);
  const uses = [...findNeeds(index).values()].flat().filter(({ to }) => demands.has(to));
  const firstUses = groupBy(uses, ({ file, to }) => `${contextOf(file)}\n${to}`);
  return [...firstUses.values()].flatMap(([use]) =>
    (demands.get(use!.to) ?? []).flatMap(({ to, kind, what, entity, file, line }) => {
      const ends = crosses(contextOf(use!.file), to);
      const text = `${use!.text}; shared ${baseName(file)} ${what}`;
      const identity = { file, text: `shared code ${what}` };
      const at = { file: use!.file, line: use!.line, target: { file, line }, identity };
      return ends === undefined ? [] : [{ ...ends, kind, text, ...at, ...(entity !== undefined && { entity }) }];
    }),
  );
}

function distinct(demands: readonly Demand[]): Demand[] {
  return [...groupBy(demands, ({ file, kind, what }) => `${file}\n${kind}\n${what}`).values()].map(([first]) => first!);
}

function accessDemands({ index, isShared, ownerOfEntity }: Landscape): Demand[] {
  return index.facts.accesses.flatMap(({ file, line, entity, operation }) => {
    const to = ownerOfEntity(entity);
    if (!isShared(file) || to === undefined) return [];
    const kind = operation === 'write' ? ('table-write' as const) : ('table-read' as const);
    return [{ to, kind, what: `${operation}s ${entity}`, entity, file, line }];
  });
}

function callDemands({ index, isShared, contextOf }: Landscape): Demand[] {
  const shared = [...index.functions.values()].filter(({ file }) => isShared(file));
  return shared.flatMap(({ file, calls }) =>
    calls.flatMap(({ to: callee, line }) => {
      const to = contextOf(moduleOf(callee));
      return to === undefined ? [] : [{ to, kind: 'call' as const, what: `calls ${shortName(callee)}`, file, line }];
    }),
  );
}
