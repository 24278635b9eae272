/**
 * Paths as they come → paths without what only looks like a word: where more different segments follow one beginning than
 * an app has names for, they are values (`/users/anna`). What log analyzers do with words of a line, done by place.
 * He, Zhu, Zheng, Lyu: Drain (ICWS 2017).
 */

/** So many different segments behind one beginning are still names. */
export const mostNames = 300;
/** Paths that begin as no other did are not looked at any more when so many beginnings are known. */
const mostNodes = 100_000;
const value = '{}';

/** What follows a beginning, by name; or, where there were too many names, whatever follows all of them. */
interface Node {
  readonly names: Map<string, Node>;
  values: Node | undefined;
}

/** Add every path, then ask: what is said does not depend on their order. */
export class PathTree {
  private readonly root = newNode();
  private nodes = 0;

  constructor(private readonly most = mostNames) {}

  add(path: string): void {
    let node: Node | undefined = this.root;
    for (const segment of segmentsOf(path)) node = node && this.grow(node, segment);
  }

  /** The path by all that was seen until now. */
  templateOf(path: string): string {
    let node: Node | undefined = this.root;
    const said = segmentsOf(path).map((segment) => {
      const { values, names }: Partial<Node> = node ?? {};
      node = values ?? names?.get(segment);
      return values ? value : segment;
    });
    return `/${said.join('/')}`;
  }

  private grow(node: Node, segment: string): Node | undefined {
    const known = node.values ?? node.names.get(segment);
    if (known || this.nodes >= mostNodes) return known;
    this.nodes++;
    const grown = newNode();
    node.names.set(segment, grown);
    if (node.names.size > this.most) this.collapse(node);
    return node.values ?? grown;
  }

  /** What follows all names becomes one; that may be too many names, then, too. */
  private collapse(node: Node): Node {
    const children = [...node.names.values()];
    node.names.clear();
    const values = (node.values = newNode());
    for (const child of children) this.pour(child, values);
    return values;
  }

  private pour(from: Node, into: Node): void {
    if (from.values) this.pour(from.values, into.values ?? this.collapse(into));
    for (const [name, child] of from.names) {
      const known = into.values ?? into.names.get(name);
      if (known) this.pour(child, known);
      else into.names.set(name, child);
      if (into.names.size > this.most) this.collapse(into);
    }
  }
}

function newNode(): Node {
  return { names: new Map(), values: undefined };
}

function segmentsOf(path: string): string[] {
  return path.split('/').slice(1);
}
