/** What is wrong with a plain graph whose shape is sound. */
import type { PlainGraph, Problem } from '@banyan/model';
import { nodesOf } from './nodes-of';
import { findRoots } from './find-roots';

/** All problems, each with a path into the document. */
export function checkGraph(graph: PlainGraph): Problem[] {
  const known = new Set(nodesOf(graph));
  if (known.size === 0) return [problem('EMPTY', '', 'there is no node: list nodes, or edges between them')];
  return [...findDoubles(graph), ...findUnknown(graph, known), ...findContradictions(graph), ...findTooLarge(graph)];
}

function findDoubles({ nodes = [] }: PlainGraph): Problem[] {
  const ids = nodes.map((node) => (typeof node === 'string' ? node : node.id));
  const firsts = new Map(ids.map((id, at) => [id, at] as const).reverse());
  return ids.flatMap((id, at) =>
    firsts.get(id) === at ? [] : [problem('DUPLICATE_NODE', `/nodes/${at}`, `${id} is listed twice`)],
  );
}

function findUnknown({ together = [], apart = [] }: PlainGraph, known: ReadonlySet<string>): Problem[] {
  return Object.entries({ together, apart }).flatMap(([key, groups]) =>
    groups.flatMap((group, at) =>
      group.flatMap((node, place) =>
        known.has(node) ? [] : [problem('UNKNOWN_NODE', `/${key}/${at}/${place}`, `there is no node ${node}`)],
      ),
    ),
  );
}

function findContradictions({ together = [], apart = [] }: PlainGraph): Problem[] {
  const rootOf = findRoots(together);
  return apart.flatMap((group, at) => {
    const seen = new Map<string, string>();
    return [...new Set(group)].flatMap((node) => {
      const other = seen.get(rootOf(node));
      seen.set(rootOf(node), node);
      if (other === undefined) return [];
      return [problem('CONTRADICTION', `/apart/${at}`, `${other} and ${node} are kept together by "together"`)];
    });
  });
}

function findTooLarge({ together = [], largest = Infinity }: PlainGraph): Problem[] {
  const rootOf = findRoots(together);
  const sizes = new Map<string, number>();
  for (const node of new Set(together.flat())) sizes.set(rootOf(node), (sizes.get(rootOf(node)) ?? 0) + 1);
  const size = Math.max(0, ...sizes.values());
  if (size <= largest) return [];
  return [
    problem('CONTRADICTION', '/largest', `"together" keeps ${size} nodes in one context, "largest" allows ${largest}`),
  ];
}

function problem(code: string, path: string, message: string): Problem {
  return { code: `PLAIN_GRAPH_${code}`, path, message };
}
