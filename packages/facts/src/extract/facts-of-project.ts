/**
 * What is stated about the project as a whole, from all files at once: modules, routes, entities. Whoever adds an
 * extractor chooses: facts that hang on one file and on what it can look up belong to `facts-of-files.ts`; what joins
 * several files that need not know each other belongs here. `extract/concerns.ts` says which calls matter to this table.
 */
import type { DeploymentFact, EmissionFact, EndpointFact, FactProblem, NestModuleFact, SymbolId } from '@banyan/model';
import { type Known, Project } from '../link/project';
import type { ProjectTree } from '../read/list-tree';
import type { FileSketch } from '../sketch/file-sketch';
import { collectEndpoints } from './collect-endpoints';
import { isOfConcern } from './concerns';
import type { ClassEntity } from './data/class-entity';
import { collectEntities } from './data/collect-data';
import { transactionOpeners } from './data/transactions';
import { readDeployment } from './deployment/read-deployment';
import { emissionFacts } from './emissions/emission-facts';
import { Relevance } from './http/run/relevance';
import { nestModuleFacts } from './nest/module-facts';
import { tokenClasses } from './nest/token-classes';
import type { TableDefinition } from './sql/definitions/table-definitions';
import { readWrittenTables } from './sql/definitions/written-tables';

/** Facts about the whole project, and what the facts of single files are drawn from. Plain data. */
export interface ProjectFacts {
  readonly nestModules: readonly NestModuleFact[];
  readonly endpoints: readonly EndpointFact[];
  readonly emissions: readonly EmissionFact[];
  readonly entities: readonly ClassEntity[];
  /** Injection token → class. */
  readonly tokens: ReadonlyMap<string, string>;
  /** Functions that open a transaction. */
  readonly transactionOpeners: readonly SymbolId[];
  /** Names of functions and classes that have to do with routes: who calls one of them does, too. */
  readonly routeNames: readonly string[];
  /** What `.sql` files say about tables. */
  readonly definitions: readonly TableDefinition[];
  /** What files beside the code say about how it is run. */
  readonly deployment: readonly DeploymentFact[];
  readonly problems: readonly FactProblem[];
}

/**
 * @param root absolute; schema files are read from it
 * @param sketches of all files
 */
export async function collectProjectFacts(
  root: string,
  tree: ProjectTree,
  known: Known,
  sketches: readonly FileSketch[],
): Promise<ProjectFacts> {
  const project = new Project(known, sketches, isOfConcern);
  const nestModules = nestModuleFacts(project);
  const relevance = new Relevance(project);
  const { endpoints, problems } = collectEndpoints(project, nestModules, relevance);
  const run = await readDeployment(root, tree);
  const declared = await collectEntities(root, tree, project);
  return {
    nestModules,
    endpoints,
    emissions: emissionFacts(project, endpoints),
    entities: declared.entities,
    tokens: tokenClasses(project),
    transactionOpeners: transactionOpeners(project),
    routeNames: relevance.names,
    definitions: readWrittenTables(root, tree),
    deployment: run.facts,
    problems: [...declared.problems, ...problems, ...run.problems],
  };
}
