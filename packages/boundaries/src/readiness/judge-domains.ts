/** Are there distinct domains, each with data of its own? */
import type { ReadinessReason } from '@banyan/model';
import { countOf, percent, type ReadinessView } from './readiness-view';

/** Fewer domains than these are one application. */
const fewest = 3;
/** Below this share of own writes the tables belong to everybody. */
const ownWrites = 0.8;

/** A domain has entry points and tables, and others leave its tables alone. */
export function judgeDomains(view: ReadinessView): ReadinessReason {
  const { contexts } = view.proposal;
  const whole = contexts.filter(({ entities, endpoints }) => entities.length > 0 && endpoints.length > 0).length;
  const { own, foreign } = countWrites(view);
  const share = own + foreign === 0 ? 1 : own / (own + foreign);
  const text = `${whole} of ${countOf(contexts.length, 'context')} have entry points and tables of their own; ${percent(share)} of the writes go to tables of the writer's own context`;
  return { aspect: 'domains', says: whole >= fewest && share >= ownWrites ? 'split' : 'stay', text };
}

function countWrites({ index, proposal }: ReadinessView) {
  const contextOf = new Map(
    proposal.contexts.flatMap(({ name, members }) => members.map(({ module }) => [module, name])),
  );
  const ownerOf = new Map(proposal.contexts.flatMap(({ name, entities }) => entities.map((entity) => [entity, name])));
  let [own, foreign] = [0, 0];
  for (const { file, entity, operation } of index.facts.accesses) {
    const [writer, owner] = [contextOf.get(file), ownerOf.get(entity)];
    if (operation !== 'write' || writer === undefined || owner === undefined) continue;
    if (writer === owner) own++;
    else foreign++;
  }
  return { own, foreign };
}
