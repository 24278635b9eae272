/** What an expression is. */
import type { Term } from '../../../sketch/term';
import { elementAt } from './loops';
import type { Run } from './run';
import { type Frame, text, textsIn, unknown, type Value } from './value';
import { valueOfName } from './value-of-name';

export function valueOfTerm(term: Term, frame: Frame, run: Run): Value {
  switch (term.kind) {
    case 'text':
      return text(term.value);
    case 'number':
      return text(String(term.value));
    case 'name':
      return valueOfName(term.name, frame, run);
    case 'member':
      return run.member(run.value(term.of, frame), term.name);
    case 'item':
      return elementAt(term, frame) ?? item(run.value(term.of, frame), term.key, frame, run);
    case 'call':
      return run.call(term.call, frame);
    case 'list':
      return { kind: 'list', items: term.items.flatMap((each) => valuesOf(each, frame, run)) };
    case 'record':
      return { kind: 'record', term, frame };
    case 'template':
      return text(term.parts.map((part) => textsIn(run.value(part, frame))[0] ?? '*').join(''));
    case 'function':
      return { kind: 'closure', frame, scope: term.scope };
    case 'cast':
    case 'spread':
      return run.value(term.of, frame);
    case 'either':
      return term.options.map((option) => run.value(option, frame)).find(({ kind }) => kind !== 'unknown') ?? unknown;
    case 'module':
      return run.named(run.project.names.moduleOf(frame.file, term.specifier));
    default:
      return unknown;
  }
}

/** The value of an argument or of a list's entry; several when it is a spread. */
export function valuesOf(term: Term, frame: Frame, run: Run): readonly Value[] {
  const value = run.value(term, frame);
  return term.kind === 'spread' && value.kind === 'list' ? value.items : [value];
}

/** `list[0]`, `record[key]` */
function item(of: Value, key: Term, frame: Frame, run: Run): Value {
  if (of.kind === 'list') {
    if (key.kind === 'number') return of.items[key.value] ?? unknown;
    return key.kind === 'unknown' ? (of.items.at(-1) ?? unknown) : unknown;
  }
  const named = run.value(key, frame);
  return named.kind === 'text' ? run.member(of, named.text) : unknown;
}
