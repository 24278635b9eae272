/** Texts that come from settings: `process.env.PREFIX ?? 'api'`, `config.get('app.prefix')`, `get('PREFIX', 'api')`. */
import { field, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { CallSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';

const deepest = 8;
const lookups = /^(?:get|getOrThrow|getString|env)$/;

/** The text, as it is when nobody sets anything in the environment; nothing when there is no such value. */
export function configuredText(term: Term | undefined, place: Place, project: Project, depth = 0): string | undefined {
  if (!term || depth > deepest) return undefined;
  const text = project.text(term, place);
  if (text !== undefined) return text;
  const again = (inner: Term | undefined, at = place): string | undefined =>
    configuredText(inner, at, project, depth + 1);
  switch (term.kind) {
    case 'either':
      return first(term.options, (option) => again(option));
    case 'cast':
      return again(term.of);
    case 'template': {
      const parts = term.parts.map((part) => again(part));
      return parts.includes(undefined) ? undefined : parts.join('');
    }
    case 'name':
    case 'member': {
      const constant = project.types.constant(term, place);
      return constant && again(constant.term, constant.place);
    }
    case 'call': {
      const call = project.sketch(place.file).calls[term.call];
      return call && fromLookup(call, { file: place.file, scope: call.scope }, project, depth);
    }
    default:
      return undefined;
  }
}

/** `config.get('app.prefix')` looks into `registerAs('app', () => ({ prefix }))`; its second argument is the default. */
function fromLookup(call: CallSketch, place: Place, project: Project, depth: number): string | undefined {
  const name = call.callee.kind === 'member' ? call.callee.name : '';
  if (!lookups.test(name)) return undefined;
  const key = project.text(call.args[0], place);
  const registered = key === undefined ? undefined : registeredText(key, project, depth);
  return registered ?? configuredText(call.args[1], place, project, depth + 1);
}

function registeredText(key: string, project: Project, depth: number): string | undefined {
  const [space = '', ...path] = key.split('.');
  for (const sketch of project.sketches) {
    for (const call of sketch.calls) {
      if (call.callee.kind !== 'name' || call.callee.name !== 'registerAs' || call.args[1]?.kind !== 'function')
        continue;
      const place = { file: sketch.path, scope: call.args[1].scope };
      if (project.text(call.args[0], place) !== space) continue;
      const value = path.reduce<Term | undefined>(
        (term, part) => field(term, part),
        sketch.scopes[place.scope]?.returns,
      );
      const text = configuredText(value, place, project, depth + 1);
      if (text !== undefined) return text;
    }
  }
  return undefined;
}

function first<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
