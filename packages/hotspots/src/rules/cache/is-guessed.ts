/** Whether a route's handler is not in sight, so that the function that adds the route stands for it. */
import type { EndpointFact } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { oncePerIndex } from '../../once-per-index';

const controllers = oncePerIndex(
  ({ facts: { classes } }) => new Set(classes.filter(({ role }) => role === 'controller').map(({ id }) => id)),
);

export function isGuessed(index: FactsIndex, { handler, file, line }: EndpointFact): boolean {
  const name = handler.slice(handler.indexOf('#') + 1);
  if (name === '') return true;
  // An inline handler has the method and path for a name.
  if (name.includes(':') || controllers(index).has(handler.slice(0, handler.lastIndexOf('.')))) return false;
  const fn = index.functions.get(handler);
  return fn === undefined || (fn.file === file && fn.line <= line && line <= fn.endLine && fn.line !== fn.endLine);
}
