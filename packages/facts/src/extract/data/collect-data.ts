/** Entities, accesses and transactions of every data layer. */
import type { DataAccessFact, EntityFact, FactProblem, TransactionFact } from '@banyan/model';
import type { LinkedCall } from '../../link/link-calls';
import type { Project } from '../../link/project';
import type { ProjectTree } from '../../read/list-tree';
import { typeormEntities } from '../typeorm/typeorm-entities';
import { typeormTouches } from '../typeorm/typeorm-touches';
import { dataAccesses, type TouchReader } from './data-accesses';
import { EntityIndex } from './entity-index';
import { Transactions } from './transactions';

export interface DataFacts {
  readonly entities: readonly EntityFact[];
  readonly accesses: readonly DataAccessFact[];
  readonly transactions: readonly TransactionFact[];
  readonly problems: readonly FactProblem[];
}

/** @param root absolute; schema files are read from it */
export function collectData(
  root: string,
  tree: ProjectTree,
  project: Project,
  linked: readonly LinkedCall[],
): DataFacts {
  void root;
  void tree;
  const entities = new EntityIndex();
  for (const { fact, classId } of typeormEntities(project)) entities.add(fact, classId);
  const transactions = new Transactions(project);
  const readers: readonly TouchReader[] = [typeormTouches];
  const accesses = dataAccesses(project, entities, readers, transactions);
  return { entities: entities.all, accesses, transactions: transactions.facts(accesses, linked), problems: [] };
}
