/** The open questions of a project, answered by the type checker. Never fails: it answers less, and says so. */
import type { FactProblem } from '@banyan/model';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkerFailed, packagesMissing } from '../errors';
import type { Project } from '../link/project';
import { reasonOf } from '../reason-of';
import { askChecker } from './ask-checker';
import { type CheckedCalls, checkedCalls } from './checked-calls';
import { openQuestions, type Question } from './open-questions';

export interface Answered {
  readonly checked: CheckedCalls;
  readonly problems: readonly FactProblem[];
}

export async function answerByTypes(root: string, project: Project): Promise<Answered> {
  const questions = openQuestions(project);
  const problems = questions.some(({ file }) => hasPackages(root, file)) ? [] : [packagesMissing()];
  if (questions.length === 0) return { checked: new Map(), problems: [] };
  try {
    return { checked: checkedCalls(await askChecker(root, questions), project), problems };
  } catch (cause) {
    return { checked: new Map(), problems: [...problems, checkerFailed(reasonOf(cause))] };
  }
}

/** Packages may lie beside the file or in any folder above it. */
function hasPackages(root: string, file: Question['file']): boolean {
  const folders = file.split('/').slice(0, -1);
  return [...folders, ''].some((_, depth) => existsSync(join(root, ...folders.slice(0, depth), 'node_modules')));
}
