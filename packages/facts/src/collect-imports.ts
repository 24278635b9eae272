/** A project's folder → its import graph alone: the imports and cycles of `collectFacts`, in a fraction of the time. */
import type { CodeFacts, CycleFact, FactProblem, ImportFact, ProjectFact } from '@banyan/model';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { findCycles } from './cycles/find-cycles';
import { binaryFile, hugeFile, syntaxError, unreadableFile } from './errors';
import { frameworksOf } from './extract/frameworks';
import { importFacts, unresolvedProblems } from './extract/import-facts';
import { sketchingImports } from './incremental/when-needed';
import { configProblems, openProject, projectFact, type SourceChoice } from './open-project';
import { isTest } from './read/list-tree';
import { large, largest } from './read/large';
import type { Progress } from './read/read-sources';
import { isBinary, readText } from './read/read-text';
import type { ImportsSketch } from './sketch/imports-sketch';
import { largeImports } from './sketch/recovered-imports';
import { reasonOf } from './reason-of';
import { sortFacts } from './sort-facts';

/** The import graph of a project. Lists are sorted, so that the same source gives the same bytes. */
export interface ImportGraph {
  readonly project: ProjectFact;
  readonly modules: readonly { readonly path: string; readonly lines: number; readonly test: boolean }[];
  readonly imports: readonly ImportFact[];
  readonly cycles: readonly CycleFact[];
  readonly problems: readonly FactProblem[];
}

export interface CollectImportsOptions extends SourceChoice {
  /** Called after each file. */
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Reads the imports of a project. Nothing of the project is run.
 * @throws BanyanError FACTS_ROOT_MISSING, FACTS_SOURCE_MISSING, FACTS_SOURCE_OUTSIDE, FACTS_NO_SOURCE
 */
export function collectImports(root: string, options: CollectImportsOptions): ImportGraph {
  const opened = openProject(root, options);
  const problems: FactProblem[] = [];
  const sketches = opened.files.flatMap((file, index) => {
    const read = readImports(opened.base, file);
    problems.push(...read.problems);
    options.onProgress?.({ done: index + 1, total: opened.files.length, file });
    return read.sketch ?? [];
  });
  const imports = importFacts(sketches, opened.resolver);
  problems.push(...configProblems(opened, sketches), ...unresolvedProblems(imports));
  return sorted({
    project: { ...projectFact(opened, options), frameworks: frameworksOf(imports) },
    modules: sketches.map(({ path, lines }) => ({ path, lines, test: isTest(path) })),
    imports,
    cycles: findCycles(imports),
    problems,
  });
}

function readImports(root: string, file: string): { sketch?: ImportsSketch; problems: FactProblem[] } {
  const path = join(root, file);
  try {
    const { size } = statSync(path);
    if (size > largest) return { problems: [hugeFile(file, size, false)] };
    const text = readText(path);
    if (isBinary(text)) return { problems: [binaryFile(file)] };
    if (size > large) return { sketch: largeImports(file, text), problems: [hugeFile(file, size, true)] };
    const sketch = sketchingImports().sketchImports(file, text);
    return { sketch, problems: sketch.errors.slice(0, 1).map(({ line, message }) => syntaxError(file, line, message)) };
  } catch (error) {
    return { problems: [unreadableFile(file, reasonOf(error))] };
  }
}

function sorted(graph: ImportGraph): ImportGraph {
  // The one order of the facts document, so that both say the same in the same words.
  const { imports, problems } = sortFacts({ ...noFacts, imports: graph.imports, problems: graph.problems });
  return { ...graph, imports, problems };
}

const noFacts = {
  modules: [],
  classes: [],
  functions: [],
  nestModules: [],
  injections: [],
  endpoints: [],
  emissions: [],
  entities: [],
  accesses: [],
  transactions: [],
  processState: [],
  heavyWork: [],
} as unknown as CodeFacts;
