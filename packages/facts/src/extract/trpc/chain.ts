/** Chains of calls: `a.b(…).c(…)`, first call first. */
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { CallSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';

/** One call of a chain. */
export interface Link {
  /** Last part of what is called. */
  readonly name: string;
  readonly file: string;
  readonly index: number;
  readonly call: CallSketch;
}

export function chainOf(term: Term, { file }: Place, project: Project): Link[] {
  const links: Link[] = [];
  for (let at: Term = term; at.kind === 'call' || at.kind === 'member'; ) {
    if (at.kind === 'member') {
      at = at.of;
      continue;
    }
    const call: CallSketch | undefined = project.sketch(file).calls[at.call];
    if (!call) break;
    const { callee } = call;
    links.unshift({
      name: callee.kind === 'name' || callee.kind === 'member' ? callee.name : '',
      file,
      index: at.call,
      call,
    });
    at = callee.kind === 'member' ? callee.of : callee;
  }
  return links;
}
