/** Paths of files as far as they are written, and whether the request names them. */
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';

const deepest = 8;
/** Where the application lies. */
const here = /^(?:__dirname|__filename)$/;

/** `path.join(__dirname, '..', 'public', name)` → `public/…` */
export function pathText(term: Term, place: Place, project: Project): string {
  return rendered(term, place, project, 0)
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/')
    .replace(/…+/g, '…');
}

function rendered(term: Term, place: Place, project: Project, depth: number): string {
  if (depth > deepest) return '…';
  const inner = (next: Term): string => rendered(next, place, project, depth + 1);
  switch (term.kind) {
    case 'text':
      return term.value;
    case 'template':
      return term.parts.map(inner).join('');
    case 'cast':
      return inner(term.of);
    case 'either':
      return term.options[0] ? inner(term.options[0]) : '…';
    case 'call': {
      const call = project.sketch(place.file).calls[term.call];
      const name = call?.callee.kind === 'member' || call?.callee.kind === 'name' ? call.callee.name : '';
      if (call && /^(?:join|resolve|normalize)$/.test(name)) return call.args.map(inner).join('/');
      if (name === 'cwd' || name === 'dirname') return '';
      return project.text(term, place) ?? '…';
    }
    case 'name':
    case 'member': {
      if (term.kind === 'name' && here.test(term.name)) return '';
      const constant = project.types.constant(term, place);
      // Looked into: the path hangs on that file.
      if (constant) project.sketch(constant.place.file);
      return constant ? rendered(constant.term, constant.place, project, depth + 1) : '…';
    }
    default:
      return '…';
  }
}

const requests = /^_?(?:req|request|ctx|context)$/;
const said = /^(?:params|query|body|path|url|originalUrl|headers|files?|param)$/;
const decorators = /^(?:Param|Query|Body|Headers)$/;

/** Whether something in a term comes out of the request: `req.params.name`, a parameter with `@Param()`. */
export function isOfRequest(term: Term, place: Place, project: Project, depth = 0): boolean {
  if (depth > deepest) return false;
  const inner = (next: Term): boolean => isOfRequest(next, place, project, depth + 1);
  switch (term.kind) {
    case 'member':
      return (said.test(term.name) && isRequest(term.of)) || inner(term.of);
    case 'item':
    case 'cast':
    case 'spread':
      return inner(term.of);
    case 'template':
      return term.parts.some(inner);
    case 'either':
      return term.options.some(inner);
    case 'call': {
      const call = project.sketch(place.file).calls[term.call];
      return call !== undefined && [...(call.callee.kind === 'member' ? [call.callee] : []), ...call.args].some(inner);
    }
    case 'name':
      return isNamed(term.name, place, project, depth);
    default:
      return false;
  }
}

function isRequest(term: Term): boolean {
  return (term.kind === 'name' || term.kind === 'member') && requests.test(term.name);
}

function isNamed(name: string, place: Place, project: Project, depth: number): boolean {
  const sketch = project.sketch(place.file);
  for (let at = place.scope; at > 0; at = sketch.scopes[at]?.parent ?? -1) {
    const scope = sketch.scopes[at];
    const binding = scope?.bindings.get(name);
    if (!scope || !binding) continue;
    const parameter = binding.parameter === undefined ? undefined : scope.parameters[binding.parameter];
    if (parameter) return parameter.decorators.some((one) => decorators.test(one.name));
    return binding.init ? isOfRequest(binding.init, { file: place.file, scope: at }, project, depth + 1) : false;
  }
  return false;
}
