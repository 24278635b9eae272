/** Strings of the analysed code, followed through constants, enums and templates. */
import type { Term } from '../sketch/term';
import type { Place, Types } from './types';

/** The string that a term is; nothing when it is only known at run time. */
export function textOf(term: Term, place: Place, types: Types, depth = 0): string | undefined {
  if (depth > 8) return undefined;
  switch (term.kind) {
    case 'text':
      return term.value;
    case 'number':
      return String(term.value);
    case 'template': {
      const parts = term.parts.map((part) => textOf(part, place, types, depth + 1));
      return parts.includes(undefined) ? undefined : parts.join('');
    }
    case 'name':
    case 'member':
      return constantText(term, place, types, depth);
    case 'cast':
      return textOf(term.of, place, types, depth + 1);
    case 'call':
      return wholeCall(term.call, place, types, depth);
    default:
      return undefined;
  }
}

/** The strings of a list, or the one string; what is not known is left out. */
export function textsOf(term: Term, place: Place, types: Types): string[] {
  if (term.kind === 'list') {
    return term.items.flatMap((item) => textsOf(item.kind === 'spread' ? item.of : item, place, types));
  }
  const text = textOf(term, place, types);
  if (text !== undefined) return [text];
  const constant = term.kind === 'name' || term.kind === 'member' ? types.constant(term, place) : undefined;
  return constant?.term.kind === 'list' ? textsOf(constant.term, constant.place, types) : [];
}

function constantText(term: Term, place: Place, types: Types, depth: number): string | undefined {
  const constant = types.constant(term, place);
  return constant && textOf(constant.term, constant.place, types, depth + 1);
}

/** `PhotoAdded.eventName()`, when the function returns a constant. */
function returnedText(callee: Term, place: Place, types: Types, depth: number): string | undefined {
  const type = types.of(callee, place);
  if (type?.kind !== 'function') return undefined;
  const indexed = types.names.files.get(type.file);
  const scope = indexed?.functions.get(type.name)?.scope;
  const returns = scope === undefined ? undefined : indexed?.sketch.scopes[scope]?.returns;
  return returns && scope !== undefined ? textOf(returns, { file: type.file, scope }, types, depth + 1) : undefined;
}

/** `'/x'.substring(1)` and `.toLowerCase()` of a constant are constants. */
function wholeCall(index: number, place: Place, types: Types, depth: number): string | undefined {
  const call = types.names.files.get(place.file)?.sketch.calls[index];
  if (!call || call.isNew) return undefined;
  const returned = returnedText(call.callee, { file: place.file, scope: call.scope }, types, depth);
  if (returned !== undefined || call.callee.kind !== 'member') return returned;
  const text = textOf(call.callee.of, place, types, depth + 1);
  const [first] = call.args;
  if (text === undefined) return undefined;
  if (/^(?:substring|slice)$/.test(call.callee.name) && call.args.length === 1 && first?.kind === 'number') {
    return text.slice(first.value);
  }
  if (call.callee.name === 'toLowerCase') return text.toLowerCase();
  return call.callee.name === 'toString' || call.callee.name === 'trim' ? text : undefined;
}
