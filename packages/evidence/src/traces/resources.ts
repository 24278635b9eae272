/** One object for each service, where spans name theirs themselves: spans are held by the hundred thousand. */
import type { SpanResource } from './span';

/** Of one file. */
export class Resources {
  private readonly known = new Map<string | undefined, SpanResource>();

  of(service: string | undefined): SpanResource {
    const found = this.known.get(service) ?? { service };
    this.known.set(service, found);
    return found;
  }
}
