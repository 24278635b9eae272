/** Whether a span is a call to another service. */
import { ancestorsOf, type LinkedSpan } from './linked-span';

/** The outermost of layers that tell of one call, and none that only carries a statement to its database. */
export function isCall(link: LinkedSpan): boolean {
  const { statement, facts } = link.span;
  if (!isCaller(link) || statement || link.coversStatement || facts.system) return false;
  for (const above of ancestorsOf(link)) if (above.span.statement || isCaller(above)) return false;
  return true;
}

/** Of whatever layer. */
export function isCaller({ span: { kind } }: LinkedSpan): boolean {
  return kind === 'client' || kind === 'producer';
}
