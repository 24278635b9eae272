/** `JSON.parse` and `JSON.stringify` of what is plausibly large: a file's content, all rows of a table. */
import type { HeavyWorkFact } from '@banyan/model';
import type { PlacedCall, Project } from '../../../link/project';
import { field } from '../../../link/project';
import type { Place } from '../../../link/types';
import type { CallSketch } from '../../../sketch/file-sketch';
import type { Term } from '../../../sketch/term';

const files = /^(?:readFile|readFileSync)$/;
const allRows = /^(?:findMany|find|findAll|getMany|getRawMany)$/;
const bounds = ['take', 'limit', 'first'];

/** Calls of the focus. */
export function jsonWork(project: Project): HeavyWorkFact[] {
  return project.sourceCalls.flatMap((placed) => {
    const large = isJson(placed.call) ? largeInput(placed, project) : undefined;
    return large === undefined ? [] : [toFact(placed, large, project)];
  });
}

function isJson({ callee, isNew }: CallSketch): boolean {
  if (isNew || callee.kind !== 'member' || callee.of.kind !== 'name' || callee.of.name !== 'JSON') return false;
  return callee.name === 'parse' || callee.name === 'stringify';
}

function toFact({ file, call }: PlacedCall, large: string, project: Project): HeavyWorkFact {
  const name = call.callee.kind === 'member' ? call.callee.name : '';
  return {
    kind: 'json',
    what: `JSON.${name} of ${large}`,
    ...{ file, line: call.line, function: project.functionAt(file, call.scope) },
    ...{ effect: 'blocks-loop', cost: 'hundredths', module: 'JSON', group: 'json', on: 'result' },
    instead: 'Read pages or a stream, and bound what one request may ask for.',
  };
}

/** What the argument is, where that is large: followed through names, never into other functions. */
function largeInput({ file, call }: PlacedCall, project: Project): string | undefined {
  const [given] = call.args;
  const source = given && callBehind(given, { file, scope: call.scope }, project, 0);
  const name = source && (source.callee.kind === 'member' || source.callee.kind === 'name') ? source.callee.name : '';
  if (!source || name === '') return undefined;
  if (files.test(name)) return 'the content of a file';
  if (!allRows.test(name) || source.callee.kind !== 'member') return undefined;
  // `list.find((x) => …)` is of the language.
  const [options] = source.args;
  if (options?.kind === 'function' || bounds.some((bound) => field(options, bound))) return undefined;
  return `everything that ${name} gives`;
}

function callBehind(term: Term, place: Place, project: Project, depth: number): CallSketch | undefined {
  if (depth > 4) return undefined;
  if (term.kind === 'cast') return callBehind(term.of, place, project, depth + 1);
  if (term.kind === 'call') {
    const call = project.sketch(place.file).calls[term.call];
    // `(await readFile(path)).toString()`
    const converts = call?.callee.kind === 'member' && call.callee.name === 'toString';
    if (!call || !converts || call.callee.kind !== 'member') return call;
    return callBehind(call.callee.of, { file: place.file, scope: call.scope }, project, depth + 1);
  }
  const constant = term.kind === 'name' ? project.types.constant(term, place) : undefined;
  return constant?.place.file === place.file
    ? callBehind(constant.term, constant.place, project, depth + 1)
    : undefined;
}
