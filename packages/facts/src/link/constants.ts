/** Constants: the term that a name or member stands for, across files. */
import type { Term } from '../sketch/term';
import { initialiserPlace, memberOf } from './class-types';
import type { Named } from './names';
import type { Place, Types } from './types';

/** A term with the place that it is evaluated in. */
export interface PlacedTerm {
  readonly term: Term;
  readonly place: Place;
}

/** What `X`, `CONFIG.x`, `Enum.X` and `Class.x` were set to; nothing for what is only known at run time. */
export function constantOf(term: Term, place: Place, types: Types): PlacedTerm | undefined {
  if (term.kind === 'member') return memberConstant(term, place, types);
  if (term.kind !== 'name') return undefined;
  const sketch = types.names.files.get(place.file)?.sketch;
  for (let at = place.scope; sketch && at > 0; at = sketch.scopes[at]?.parent ?? -1) {
    const binding = sketch.scopes[at]?.bindings.get(term.name);
    if (binding) return binding.init && { term: binding.init, place: { file: place.file, scope: at } };
  }
  return moduleConstant(types.names.lookup(place.file, term.name), types);
}

function memberConstant(term: Extract<Term, { kind: 'member' }>, place: Place, types: Types): PlacedTerm | undefined {
  const object = types.of(term.of, place);
  if (object?.kind === 'file') return moduleConstant(types.names.exported(object.file, term.name), types);
  if (object?.kind === 'record') {
    const found = object.term.fields.find((entry) => entry.key === term.name);
    return found && { term: found.value, place: { file: object.file, scope: object.scope } };
  }
  const owned = object?.kind === 'class' ? memberOf(object, term.name, types) : undefined;
  return owned?.member.init && { term: owned.member.init, place: initialiserPlace(owned.owner, types) };
}

function moduleConstant(named: Named | undefined, types: Types): PlacedTerm | undefined {
  if (named?.kind !== 'own') return undefined;
  const init = types.names.files.get(named.file)?.sketch.scopes[0]?.bindings.get(named.name)?.init;
  return init && { term: init, place: { file: named.file, scope: 0 } };
}
