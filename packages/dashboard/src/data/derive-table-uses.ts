/** Tables against contexts: who reads and who writes what. */
import type { BoundaryProposal, CodeFacts, DataAccessFact, EntityFact } from '@banyan/model';
import { groupBy } from './group-by';
import type { TableCell, TableUse } from './report-data';

/** Every entity of the facts, by name, with the contexts that touch it. */
export function deriveTableUses(facts: CodeFacts, proposal: BoundaryProposal): TableUse[] {
  const contextOf = contextOfFiles(proposal);
  const ownerOf = new Map(proposal.contexts.flatMap(({ name, entities }) => entities.map((entity) => [entity, name])));
  const accesses = groupBy(facts.accesses, ({ entity }) => entity);
  return facts.entities
    .map((entity) => toTableUse(entity, ownerOf.get(entity.name), accesses.get(entity.name) ?? [], contextOf))
    .sort((left, right) => compare(left.entity, right.entity));
}

function contextOfFiles({ contexts }: BoundaryProposal): ReadonlyMap<string, string> {
  return new Map(contexts.flatMap(({ name, members }) => members.map(({ module }) => [module, name] as const)));
}

function toTableUse(
  { name, table, layer, file, line }: EntityFact,
  owner: string | undefined,
  accesses: readonly DataAccessFact[],
  contextOf: ReadonlyMap<string, string>,
): TableUse {
  const byContext = groupBy(accesses, (access) => contextOf.get(access.file));
  const uses = [...byContext].map(([context, own]) => toCell(context, own));
  uses.sort((left, right) => compare(left.context ?? '', right.context ?? ''));
  return { entity: name, table, layer, file, line, ...(owner !== undefined && { owner }), uses };
}

function toCell(context: string | undefined, accesses: readonly DataAccessFact[]): TableCell {
  const writes = accesses.filter(({ operation }) => operation === 'write').length;
  return {
    ...(context !== undefined && { context }),
    reads: accesses.length - writes,
    writes,
    accesses: accesses.map(({ file, line, operation, call }) => ({ file, line, operation, call })),
  };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
