/** A project's folder → its facts. The map of this package: read, sketch, resolve, link, extract. */
import type { CodeFacts, ProjectFact } from '@banyan/model';
import { basename } from 'node:path';
import { findCycles } from './cycles/find-cycles';
import { tsconfigMissing } from './errors';
import { classFacts } from './extract/class-facts';
import { frameworksOf } from './extract/frameworks';
import { functionFacts } from './extract/function-facts';
import { importFacts, unresolvedProblems } from './extract/import-facts';
import { injectionFacts } from './extract/nest/injection-facts';
import { nestModuleFacts } from './extract/nest/module-facts';
import { collectData } from './extract/data/collect-data';
import { collectEndpoints } from './extract/collect-endpoints';
import { heavyWork } from './extract/state/heavy-work';
import { processState } from './extract/state/process-state';
import { findSourceFolders } from './find-source-folders';
import { coverageOf } from './link/coverage';
import { linkCalls } from './link/link-calls';
import { linkProject } from './link/link-project';
import { chooseFiles, cleanFolders, findRoot } from './read/choose-files';
import { isTest, readTree } from './read/list-tree';
import { type Progress, readSources } from './read/read-sources';
import { ImportResolver } from './resolve/resolve-import';
import { lookUpTsconfigs, type TsconfigLookup } from './resolve/tsconfig';
import { readWorkspace } from './resolve/workspace';
import { sortFacts } from './sort-facts';

/** What to analyse. */
export interface CollectOptions {
  /** Folders below the root; found by themselves when none is given. */
  readonly source?: readonly string[];
  /** Whether test files belong to the facts. */
  readonly tests: boolean;
  /** Called after each file. */
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Reads a project and states facts about it. Nothing of the project is run: its configs are parsed, its code is read.
 * @throws BanyanError FACTS_ROOT_MISSING, FACTS_SOURCE_MISSING, FACTS_SOURCE_OUTSIDE, FACTS_NO_SOURCE
 */
export async function collectFacts(root: string, options: CollectOptions): Promise<CodeFacts> {
  const base = findRoot(root);
  const tree = readTree(base);
  const folders = options.source?.length ? cleanFolders(base, options.source) : findSourceFolders(base).map(toInner);
  const files = chooseFiles(base, tree, folders, options.tests);
  const workspace = readWorkspace(base, tree);
  const tsconfigs = lookUpTsconfigs(base, workspace);
  const resolver = new ImportResolver(tree, tsconfigs, workspace);

  const { sketches, problems } = await readSources(base, files, options.onProgress);
  const imports = importFacts(sketches, resolver);
  const project = linkProject(sketches, (file, specifier) => resolver.resolve(file, specifier).to);
  const linked = linkCalls(project);
  const nestModules = nestModuleFacts(project);
  const { endpoints, problems: routeProblems } = collectEndpoints(project, nestModules);
  const fieldResolvers = endpoints.filter(({ kind, method }) => kind === 'graphql' && method === 'FIELD');
  const data = await collectData(base, tree, project, linked);

  return sortFacts({
    schema: 'banyan/code-facts@1',
    project: {
      name: workspace.packages.get('')?.name ?? basename(base),
      source: folders.map((folder) => folder || '.'),
      tests: options.tests,
      frameworks: frameworksOf(imports),
    } satisfies ProjectFact,
    modules: sketches.map(({ path, lines, hash }) => ({ path, lines, hash, test: isTest(path) })),
    imports,
    cycles: findCycles(imports),
    classes: classFacts(project),
    functions: functionFacts(project, linked, new Set(fieldResolvers.map(({ handler }) => handler))),
    nestModules,
    injections: injectionFacts(project),
    endpoints,
    emissions: [],
    entities: data.entities,
    accesses: data.accesses,
    transactions: data.transactions,
    processState: processState(project, endpoints),
    heavyWork: heavyWork(project),
    coverage: coverageOf(project, linked),
    problems: [
      ...problems,
      ...workspace.problems,
      ...data.problems,
      ...routeProblems,
      ...tsconfigs.problems,
      ...missingConfigs(files, folders, tsconfigs),
      ...unresolvedProblems(imports),
    ],
  });
}

function toInner(folder: string): string {
  return folder === '.' ? '' : folder;
}

/** One problem for each source folder with TypeScript that no tsconfig.json speaks for. */
function missingConfigs(files: readonly string[], folders: readonly string[], tsconfigs: TsconfigLookup) {
  return folders
    .filter((folder) =>
      files.some(
        (file) =>
          (folder === '' || file.startsWith(`${folder}/`)) && /\.[cm]?tsx?$/.test(file) && !tsconfigs.aliasesOf(file),
      ),
    )
    .map((folder) => tsconfigMissing(folder || '.'));
}
