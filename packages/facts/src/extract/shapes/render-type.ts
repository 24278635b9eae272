/** A type as it was written, as far as it has names. */
import type { TypeTerm } from '../../sketch/term';

/** `Photo[]`, `Map<string, Photo>`; nothing for object and function types, tuples and what has no name. */
export function renderType({ name, args }: TypeTerm): string | undefined {
  if (!/^[\w$.]+$/.test(name)) return undefined;
  const inner = args.map(renderType);
  if (inner.length === 0) return name;
  if (inner.some((one) => one === undefined)) return undefined;
  return name === 'Array' ? `${inner[0]}[]` : `${name}<${inner.join(', ')}>`;
}
