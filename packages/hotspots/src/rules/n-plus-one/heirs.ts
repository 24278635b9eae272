/** Methods of base classes ask the table of whoever inherits them: which calls lead to the one that is followed. */
import type { SymbolId } from '@banyan/model';
import type { Call, FactsIndex } from '../../facts-index';
import { oncePerIndex } from '../../once-per-index';
import type { Summary } from './summaries';

/** What a call of an inherited method says of the heir that it is called on. */
export interface OfHeirs {
  /** Whether it may be one of those that ask the table. */
  readonly may: boolean;
  /** The heirs it is still about, where the caller is a method of a base itself. */
  readonly heirs?: ReadonlySet<SymbolId>;
  /** Whether nothing says which heir it is. */
  readonly any: boolean;
}

/** Classes that touch a table by a method of their bases. */
const known = oncePerIndex((index) => new Set(index.facts.accesses.flatMap(({ heirs = [] }) => heirs)));

/** @param asks a function that the call calls */
export function ofHeirs(index: FactsIndex, { heirs }: Pick<Summary, 'heirs'>, call: Call): OfHeirs {
  if (!heirs) return { may: true, any: false };
  const own = isOwn(call);
  if (call.on !== undefined && heirs.has(call.on)) return { may: true, any: false };
  if (call.on !== undefined && known(index).has(call.on)) return { may: false, any: false };
  return own ? { may: true, heirs, any: false } : { may: true, any: true };
}

/** `this.find(…)`, `super.find(…)` */
function isOwn({ text }: Call): boolean {
  return /^(?:this|super)\.[^.]+$/.test(text);
}
