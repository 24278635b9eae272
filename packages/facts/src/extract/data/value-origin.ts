/** Where a value comes from, as far as the function shows it. */
import type { AccessKey } from '@banyan/model';
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { ScopeSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';

type Origin = AccessKey['from'];

/** What varies most first. */
const byVariation: readonly Origin[] = ['element', 'result', 'parameter', 'own', 'constant'];
/** Calls that only give another form to what they are called on or given. */
const conversions =
  /^(?:String|Number|BigInt|Boolean|parseInt|parseFloat|ObjectId|toString|toHexString|toHex|trim|toLowerCase|toUpperCase|normalize|valueOf|getValue|getStringValue|In|Not|Equal|Like|ILike|Any|Raw|LessThan\w*|MoreThan\w*|Between|ArrayContains|map|filter|flatMap|slice|concat|keys|values|from|of|Set|compact|uniq|castObjectId)$/;
const repeats = /^(?:map|forEach|flatMap|filter|find|some|every|reduce|each|pMap)$/;
const deepest = 12;

/** The origin of a value; for one that is put together, that of its part that varies most. */
export function originOf(term: Term, place: Place, project: Project, depth = 0): Origin {
  if (depth > deepest) return 'constant';
  const inner = (next: Term, at: Place = place): Origin => originOf(next, at, project, depth + 1);
  switch (term.kind) {
    case 'name':
      return term.name === 'this' ? 'own' : nameOrigin(term.name, place, project, depth);
    case 'member':
    case 'cast':
    case 'spread':
      return inner(term.of);
    case 'item':
      return term.key.kind === 'unknown' ? 'element' : inner(term.of);
    case 'call':
      return callOrigin(term.call, place, project, depth);
    case 'template':
      return mostVarying(term.parts.map((part) => inner(part)));
    case 'either':
      return mostVarying(term.options.map((option) => inner(option)));
    case 'list':
      return mostVarying(term.items.map((item) => inner(item)));
    case 'record':
      return mostVarying(term.fields.map(({ value }) => inner(value)));
    default:
      return 'constant';
  }
}

export function mostVarying(origins: readonly Origin[]): Origin {
  return byVariation.find((origin) => origins.includes(origin)) ?? 'constant';
}

function nameOrigin(name: string, place: Place, project: Project, depth: number): Origin {
  const sketch = project.sketch(place.file);
  for (let at = place.scope; at > 0; at = sketch.scopes[at]?.parent ?? -1) {
    const scope = sketch.scopes[at];
    const binding = scope?.bindings.get(name);
    if (!scope || !binding) continue;
    if (binding.parameter !== undefined) return parameterOrigin(binding.parameter, scope, place.file, project);
    return binding.init ? originOf(binding.init, { file: place.file, scope: at }, project, depth + 1) : 'result';
  }
  return 'constant';
}

/** A parameter of the function itself, an element handed to a callback, or what `then` and the like hand on. */
function parameterOrigin(index: number, scope: ScopeSketch, file: string, project: Project): Origin {
  if (!scope.callbackOf) return 'parameter';
  const callee = project.sketch(file).calls[scope.callbackOf.call]?.callee;
  const name = callee?.kind === 'member' || callee?.kind === 'name' ? callee.name : '';
  return repeats.test(name) && index <= 1 ? 'element' : 'result';
}

function callOrigin(index: number, place: Place, project: Project, depth: number): Origin {
  const call = project.sketch(place.file).calls[index];
  if (!call) return 'constant';
  const { callee } = call;
  const at = { file: place.file, scope: call.scope };
  const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
  if (name === 'Date' || (name === 'now' && call.args.length === 0)) return 'constant';
  if (!conversions.test(name)) return 'result';
  const parts = callee.kind === 'member' ? [callee.of, ...call.args] : call.args;
  return mostVarying(
    parts.filter((part) => part.kind !== 'function').map((part) => originOf(part, at, project, depth + 1)),
  );
}
