/** Facts of spans that say the same, held once: of a hundred thousand spans few hundred differ, once literals are gone. */
import { copyFacts } from './attribute-names';
import type { SpanFacts } from './span';

const mostNames = 5000;
/** Of spans of one name this many kinds are remembered. */
const kinds = 8;

interface Shelf {
  readonly facts: SpanFacts[];
  next: number;
}

/** Of one reading. */
export class FactsPool {
  private readonly shelves = new Map<string, Shelf>();

  /** Facts with the same texts as these, which the caller may change afterwards. @param name of their span */
  share(name: string, facts: SpanFacts): SpanFacts {
    const shelf = this.shelves.get(name) ?? this.begin(name);
    for (const known of shelf.facts) if (isSame(known, facts)) return known;
    const copy = copyFacts(facts);
    shelf.facts[shelf.next] = copy;
    shelf.next = (shelf.next + 1) % kinds;
    return copy;
  }

  private begin(name: string): Shelf {
    if (this.shelves.size >= mostNames) this.shelves.clear();
    const shelf = { facts: [], next: 0 };
    this.shelves.set(name, shelf);
    return shelf;
  }
}

/** Written out, what differs most first: a loop over names takes ten times as long. */
function isSame(a: SpanFacts, b: SpanFacts): boolean {
  return (
    a.path === b.path &&
    a.collection === b.collection &&
    a.callback === b.callback &&
    a.controller === b.controller &&
    a.route === b.route &&
    a.status === b.status &&
    a.method === b.method &&
    a.statement === b.statement &&
    a.system === b.system &&
    a.operation === b.operation &&
    a.file === b.file &&
    a.line === b.line &&
    a.function === b.function &&
    a.rpcService === b.rpcService &&
    a.rpcMethod === b.rpcMethod &&
    a.rpcSystem === b.rpcSystem &&
    a.topic === b.topic &&
    a.messaging === b.messaging &&
    a.graphqlName === b.graphqlName &&
    a.graphqlType === b.graphqlType &&
    a.peer === b.peer &&
    a.address === b.address &&
    a.port === b.port
  );
}
