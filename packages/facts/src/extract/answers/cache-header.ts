/** Whether a call says how long an answer may be kept: `res.set('Cache-Control', …)`, `new Response(body, { headers: { … } })`. */
import type { PlacedCall } from '../../link/project';
import type { Term } from '../../sketch/term';

const field = /^(?:cache-control|surrogate-control|cdn-cache-control|expires)$/i;
const setters = new Set(
  'set header headers setHeader setHeaders append writeHead json Response redirect end'.split(' '),
);

export function setsCacheHeader({ call: { callee, args } }: PlacedCall): boolean {
  if (callee.kind !== 'name' && callee.kind !== 'member') return false;
  if (callee.name === 'cacheControl') return true;
  if (!setters.has(callee.name)) return false;
  const [first] = args;
  return (first?.kind === 'text' && args.length > 1 && field.test(first.value)) || args.some((arg) => hasField(arg, 0));
}

/** `{ 'Cache-Control': … }`, `{ headers: { 'Cache-Control': … } }` */
function hasField(term: Term, depth: number): boolean {
  if (term.kind !== 'record' || depth > 1) return false;
  return term.fields.some(({ key, value }) => field.test(key) || (key === 'headers' && hasField(value, depth + 1)));
}
