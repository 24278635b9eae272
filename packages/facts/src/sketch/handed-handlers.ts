/** Functions of a file that are handed to routers: their names, and the calls that hand them over. */
import type { Node } from 'oxc-parser';

export class HandedHandlers {
  private readonly calls = new Map<Node, Node>();
  private readonly names = new Map<Node, string>();
  private readonly counts = new Map<string, number>();

  /** The second function of a name is `get:/photos~2`: no line is in it, as lines move. */
  add(fn: Node, name: string, call: Node): void {
    if (this.calls.has(fn)) return;
    const count = (this.counts.get(name) ?? 0) + 1;
    this.counts.set(name, count);
    this.calls.set(fn, call);
    this.names.set(fn, count === 1 ? name : `${name}~${count}`);
  }

  nameOf(fn: Node): string | undefined {
    return this.names.get(fn);
  }

  /** Whether a function is handed over by this very call, and by no wrapper in between. */
  isGivenBy(fn: Node, call: Node): boolean {
    return this.calls.get(fn) === call;
  }
}
