/** Calls that syntax could not follow: the only ones that the type checker is asked about. */
import { whereTo } from '../link/coverage';
import { linkCalls } from '../link/link-calls';
import type { PlacedCall, Project } from '../link/project';
import type { Term } from '../sketch/term';

/** One call that nobody could follow. */
export interface Question extends PlacedCall {
  /** The last name of the callee; empty where it has none. */
  readonly name: string;
}

export function openQuestions(project: Project): Question[] {
  const followed = new Set(linkCalls(project).map(({ call }) => call));
  return project.calls
    .filter((placed) => !followed.has(placed.call) && whereTo(placed, project) === 'unknown')
    .map((placed) => ({ ...placed, name: lastName(placed.call.callee) }));
}

function lastName(callee: Term): string {
  return callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
}
