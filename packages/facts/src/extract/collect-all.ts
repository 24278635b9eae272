/** All sketches → all facts: everything is linked and drawn. */
import type { answerByTypes } from '../checker/answer-by-types';
import type { FactProblem } from '@banyan/model';
import type { Project } from '../link/project';
import { linkProject } from '../link/link-project';
import { configProblems, type OpenedProject, projectFact } from '../open-project';
import type { FileSketch } from '../sketch/file-sketch';
import { factsOfFiles, type FileFacts } from './facts-of-files';
import { collectProjectFacts } from './facts-of-project';
import { type Gathered, joinFacts } from './finish-facts';
import { moduleOf } from './module-of';

/** Everything that is known after a whole run. */
export interface WholeRun {
  readonly gathered: Gathered;
  readonly files: readonly FileFacts[];
  readonly known: Project;
}

/** Asks the type checker. */
type AskTypes = typeof answerByTypes;

/**
 * @param problems what kept files from being read whole
 * @param ask the type checker, where its answers are wanted
 */
export async function collectAll(
  opened: OpenedProject,
  tests: boolean,
  sketches: readonly FileSketch[],
  problems: readonly FactProblem[],
  ask?: AskTypes,
): Promise<WholeRun> {
  const { base, tree, resolver } = opened;
  const known = linkProject(sketches, (file, specifier) => resolver.resolve(file, specifier).to);
  const whole = await collectProjectFacts(base, tree, known, sketches);
  const { checked, problems: unchecked } = ask ? await ask(base, known) : unasked;
  const files = await factsOfFiles(sketches, known, resolver, whole, checked);
  const gathered: Gathered = {
    project: projectFact(opened, { tests }),
    modules: sketches.map(moduleOf),
    lists: joinFacts(files),
    coverage: files.map(({ coverage }) => coverage),
    whole,
    // The configs are read when an import asks for them, so this comes last.
    problems: [...problems, ...unchecked, ...configProblems(opened, sketches)],
  };
  return { gathered, files, known };
}

const unasked = { checked: new Map(), problems: [] };
