/** A project's folder → its facts. The map of this package: read, sketch, resolve, link, extract. */
import type { CodeFacts } from '@banyan/model';
import { answerByTypes } from './checker/answer-by-types';
import { factsOfFiles } from './extract/facts-of-files';
import { collectProjectFacts } from './extract/facts-of-project';
import { finishFacts } from './extract/finish-facts';
import { linkProject } from './link/link-project';
import { configProblems, openProject, projectFact, type SourceChoice } from './open-project';
import { isTest } from './read/list-tree';
import { type Progress, readSources } from './read/read-sources';

/** What to analyse. */
export interface CollectOptions extends SourceChoice {
  /** Asks the type checker about the calls that syntax cannot follow: needs the project's packages and some seconds. */
  readonly types?: boolean;
  /** Called after each file. */
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Reads a project and states facts about it. Nothing of the project is run: its configs are parsed, its code is read.
 * @throws BanyanError FACTS_ROOT_MISSING, FACTS_SOURCE_MISSING, FACTS_SOURCE_OUTSIDE, FACTS_NO_SOURCE
 */
export async function collectFacts(root: string, options: CollectOptions): Promise<CodeFacts> {
  const opened = openProject(root, options);
  const { base, tree, files, resolver } = opened;

  const { sketches, problems } = await readSources(base, files, options.onProgress);
  const project = linkProject(sketches, (file, specifier) => resolver.resolve(file, specifier).to);
  const whole = await collectProjectFacts(base, tree, project);
  const { checked, problems: unchecked } = options.types ? await answerByTypes(base, project) : unasked;

  return finishFacts({
    project: projectFact(opened, options),
    modules: sketches.map(({ path, lines, hash }) => ({ path, lines, hash, test: isTest(path) })),
    files: await factsOfFiles(sketches, project, resolver, whole, checked),
    whole,
    // The configs are read when an import asks for them, so this comes last.
    problems: [...problems, ...unchecked, ...configProblems(opened)],
  });
}

const unasked = { checked: new Map(), problems: [] };
