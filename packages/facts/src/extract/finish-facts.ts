/** Facts of the files and of the project → the document, with what only all of them together tell. Pure. */
import type { CodeFacts, CoverageFact, FactProblem, ModuleFact } from '@banyan/model';
import { findCycles } from '../cycles/find-cycles';
import { addCoverage } from '../link/coverage';
import { sortAccesses, sortFacts, sortImports, sortPlaced } from '../sort-facts';
import { indexEntities, sqlTables } from './data/collect-data';
import { inHandedTransactions } from './data/handed-client';
import { transactionFacts } from './data/transaction-facts';
import { frameworksOf } from './frameworks';
import type { FileFacts } from './facts-of-files';
import type { ProjectFacts } from './facts-of-project';
import { unresolvedProblems } from './import-facts';
import { withRepetition } from './repeated-calls';
import { shapeFacts } from './shapes/shape-facts';
import { forCallersElsewhere } from './signatures';
import { applyDefinitions } from './sql/definitions/apply-definitions';
import { scheduledState } from './state/process-state';

/** Facts of all files, joined in the order of the files; within a file in any order that is always the same. */
export type FactLists = Omit<FileFacts, 'coverage' | 'looksInto'>;

/** What was gathered before it is put together. */
export interface Gathered {
  readonly project: Omit<CodeFacts['project'], 'frameworks'>;
  readonly modules: readonly ModuleFact[];
  readonly lists: FactLists;
  /** Of each module. */
  readonly coverage: readonly CoverageFact[];
  readonly whole: ProjectFacts;
  readonly problems: readonly FactProblem[];
}

/** Facts of several files as one. */
export function joinFacts(files: readonly FileFacts[]): FactLists {
  return {
    imports: files.flatMap((file) => file.imports),
    classes: files.flatMap((file) => file.classes),
    functions: files.flatMap((file) => file.functions),
    injections: files.flatMap((file) => file.injections),
    accesses: files.flatMap((file) => file.accesses),
    transactions: files.flatMap((file) => file.transactions),
    processState: files.flatMap((file) => file.processState),
    heavyWork: files.flatMap((file) => file.heavyWork),
    answers: files.flatMap((file) => file.answers),
    connectionPools: files.flatMap((file) => file.connectionPools),
    servedFiles: files.flatMap((file) => file.servedFiles),
    deployment: files.flatMap((file) => file.deployment),
    definitions: files.flatMap((file) => file.definitions),
    suppressions: files.flatMap((file) => file.suppressions),
    shapes: files.flatMap((file) => file.shapes),
    entityHooks: files.flatMap((file) => file.entityHooks),
  };
}

export function finishFacts({ project, modules, lists, coverage, whole, problems }: Gathered): CodeFacts {
  // Sorted first: what is taken from the first of several must not depend on how they were gathered.
  const imports = sortImports(lists.imports);
  const blocks = sortPlaced(lists.transactions);
  const accesses = inHandedTransactions(sortAccesses(lists.accesses), blocks);
  const entities = indexEntities(whole.entities);
  for (const fact of sqlTables(accesses, entities)) entities.add(fact);
  const deployment = [...lists.deployment, ...whole.deployment];
  const shapes = shapeFacts(lists.shapes);
  return sortFacts({
    schema: 'banyan/code-facts@1',
    project: { ...project, frameworks: frameworksOf(imports) },
    modules,
    imports,
    cycles: findCycles(imports),
    classes: lists.classes,
    functions: forCallersElsewhere(withRepetition(lists.functions, whole.endpoints)),
    nestModules: whole.nestModules,
    injections: lists.injections,
    endpoints: whole.endpoints,
    emissions: whole.emissions,
    entities: applyDefinitions(entities.all, [...lists.definitions, ...whole.definitions]),
    accesses,
    transactions: transactionFacts(blocks, accesses, lists.functions),
    processState: [...lists.processState, ...scheduledState(whole.endpoints)],
    heavyWork: lists.heavyWork,
    ...(lists.answers.length > 0 && { answers: lists.answers }),
    ...(lists.connectionPools.length > 0 && { connectionPools: lists.connectionPools }),
    ...(lists.servedFiles.length > 0 && { servedFiles: lists.servedFiles }),
    ...(deployment.length > 0 && { deployment }),
    ...(shapes.length > 0 && { shapes }),
    ...(lists.suppressions.length > 0 && { suppressions: lists.suppressions }),
    ...(lists.entityHooks.length > 0 && { entityHooks: lists.entityHooks }),
    coverage: addCoverage(coverage),
    problems: [...problems, ...whole.problems, ...unresolvedProblems(imports)],
  });
}
