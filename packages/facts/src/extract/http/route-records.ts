/** Routes that are written as objects: `server.route({ method: 'GET', path: '/photos', options: { handler } })`. */
import { field } from '../../link/project';
import { handlerIn } from './handlers';
import type { RouterNode } from './router-node';
import type { PlacedValueCall, Run } from './run/run';
import { textsIn, type Value } from './run/value';

/** @returns whether the value was such an object, or a list of them */
export function addedRecords(router: RouterNode, value: Value, call: PlacedValueCall, run: Run): boolean {
  if (value.kind === 'list') return value.items.filter((item) => addedRecords(router, item, call, run)).length > 0;
  if (value.kind !== 'record') return false;
  const { term, frame } = value;
  const handler = field(term, 'handler') ?? field(field(term, 'options') ?? field(term, 'config'), 'handler');
  const line = term.fields[0]?.line ?? call.sketch.line;
  for (const method of textsIn(run.member(value, 'method')))
    for (const path of textsIn(run.member(value, 'path')))
      router.routes.push({
        method: method === '*' ? 'ALL' : method.toUpperCase(),
        path: path.replace(/\{(\w+)[^}]*\}/g, ':$1'),
        ...handlerIn(handler ? [handler] : [], frame, run, call.sketch),
        through: [],
        behind: router.fronts.length,
        ...(call.sketch.args[0]?.kind === 'list' ? { file: frame.file, line } : at(call)),
      });
  return true;
}

function at({ frame, sketch }: PlacedValueCall) {
  return { file: frame.file, line: sketch.line };
}
