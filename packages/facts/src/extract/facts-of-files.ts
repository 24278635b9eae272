/**
 * What is stated about single files: drawn from one file, what it can look up in others, and the facts of the project.
 * The same file gives the same facts whichever files are looked at with it, so after an edit only some are drawn again.
 */
import type {
  AnswerFact,
  ClassFact,
  ConnectionPoolFact,
  CoverageFact,
  DeploymentFact,
  EndpointFact,
  EntityHookFact,
  HeavyWorkFact,
  ImportFact,
  InjectionFact,
  ProcessStateFact,
  ServedFilesFact,
  SuppressionFact,
  SymbolId,
} from '@banyan/model';
import { type CheckedCalls, linkChecked } from '../checker/checked-calls';
import { coverageOf } from '../link/coverage';
import { linkCalls } from '../link/link-calls';
import { type Known, Project } from '../link/project';
import type { ImportResolver } from '../resolve/resolve-import';
import type { FileSketch } from '../sketch/file-sketch';
import { answerFacts } from './answers/answer-facts';
import { classFacts } from './class-facts';
import { indexEntities, loadTouchReaders } from './data/collect-data';
import { connectionPools } from './connections/connection-pools';
import { dataAccesses, offersOf } from './data/data-accesses';
import { entityHooks } from './data/hooks/entity-hooks';
import type { FoundAccess } from './data/handed-client';
import { lazyAccesses } from './data/lazy-relations';
import type { TransactionBlock } from './data/transaction-facts';
import { Transactions } from './data/transactions';
import { forkedProcesses } from './deployment/forked-processes';
import type { ProjectFacts } from './facts-of-project';
import { type FoundFunction, functionFacts } from './function-facts';
import { importFacts } from './import-facts';
import { injectionFacts } from './nest/injection-facts';
import { servedFiles } from './served-files/served-files';
import { type ShapeUse, shapeUses } from './shapes/shape-uses';
import { heavyWork } from './state/heavy-work/heavy-work';
import { type TableDefinition, tableDefinitions } from './sql/definitions/table-definitions';
import { processState } from './state/process-state';

/** Facts of one file. Plain data. */
export interface FileFacts {
  readonly imports: readonly ImportFact[];
  readonly classes: readonly ClassFact[];
  /** Without the contexts that the whole project gives to calls. */
  readonly functions: readonly FoundFunction[];
  readonly injections: readonly InjectionFact[];
  readonly accesses: readonly FoundAccess[];
  readonly entityHooks: readonly EntityHookFact[];
  readonly transactions: readonly TransactionBlock[];
  readonly processState: readonly ProcessStateFact[];
  readonly heavyWork: readonly HeavyWorkFact[];
  readonly answers: readonly AnswerFact[];
  readonly connectionPools: readonly ConnectionPoolFact[];
  readonly servedFiles: readonly ServedFilesFact[];
  /** Processes that the code itself starts. */
  readonly deployment: readonly DeploymentFact[];
  readonly suppressions: readonly SuppressionFact[];
  /** Uses of shapes by the file's handlers, and its own types of a GraphQL schema. */
  readonly shapes: readonly ShapeUse[];
  /** What the file's code says about tables; ends up in the entities. */
  readonly definitions: readonly TableDefinition[];
  readonly coverage: CoverageFact;
  /** Other files whose insides were looked at, not only what they give away; sorted. */
  readonly looksInto: readonly string[];
}

/**
 * Facts of files, in their order.
 * @param known all files of the project
 * @param checked what the type checker answered, where it was asked
 */
export async function factsOfFiles(
  sketches: readonly FileSketch[],
  known: Known,
  resolver: ImportResolver,
  whole: ProjectFacts,
  checked: CheckedCalls = new Map(),
): Promise<FileFacts[]> {
  const readers = await loadTouchReaders(new Project(known, sketches));
  const entities = indexEntities(whole.entities);
  const offers = offersOf(readers, entities);
  const openers = new Set(whole.transactionOpeners);
  const answering = new Set(whole.endpoints.flatMap(answeringFunctions));
  return sketches.map((sketch): FileFacts => {
    const project = new Project(known, [sketch]);
    const linked = [...linkCalls(project), ...linkChecked(project, checked)];
    const transactions = new Transactions(project, openers);
    return {
      imports: importFacts([sketch], resolver),
      classes: classFacts(project),
      functions: functionFacts(project, linked, answering),
      injections: injectionFacts(project, whole.tokens),
      accesses: [...dataAccesses(project, entities, offers, transactions), ...lazyAccesses(project, entities)],
      entityHooks: entityHooks(project, entities),
      transactions: transactions.blocksWith(linked),
      processState: processState(project),
      heavyWork: heavyWork(project),
      answers: answerFacts(project),
      connectionPools: connectionPools(project),
      servedFiles: servedFiles(project),
      deployment: forkedProcesses(project),
      suppressions: sketch.suppressions.map((one) => ({ file: sketch.path, ...one })),
      shapes: shapeUses(project),
      definitions: tableDefinitions(project),
      coverage: coverageOf(project, linked, checked),
      looksInto: project.lookedInto,
    };
  });
}

/** The handler, and what runs before it. */
function answeringFunctions({ handler, through = [] }: EndpointFact): SymbolId[] {
  return [handler, ...through.flatMap(({ id }) => id ?? [])];
}
