/** Rules that cannot all be kept, each with the chain that contradicts. */
import { groupBy, type Problem } from '@banyan/model';
import type { NodeId } from '../criteria/criterion';
import { type Constraints, type Link, type Separation, pinnedName, type Pointer } from './constraints';
import { problem } from './problem';

/** One problem a separation and pair of colours that links bring together, with the shortest chain between them. */
export function findContradictions({ links, separations, lineOf }: Constraints): Problem[] {
  const linksOf = new Map<NodeId, Link[]>();
  for (const link of links)
    for (const node of link.nodes.keys()) linksOf.set(node, [...(linksOf.get(node) ?? []), link]);
  return separations.flatMap((separation) => {
    const nodesOf = groupBy(
      [...separation.colours.keys()].filter((node) => linksOf.has(node)),
      (node) => separation.colours.get(node)!,
    );
    const told = new Set<string>();
    return [...nodesOf].flatMap(([own, nodes]) => {
      const chain = shortestChain(nodes, linksOf, (node) => isOther(separation, node, own));
      const other = chain && separation.colours.get(chain.at(-1)!.node)!;
      if (chain === undefined || told.has(`${other}\n${own}`)) return [];
      told.add(`${own}\n${other}`);
      return [toProblem(separation, chain, lineOf)];
    });
  });
}

function isOther({ colours }: Separation, node: NodeId, own: string): boolean {
  const colour = colours.get(node);
  return colour !== undefined && colour !== own;
}

/** A node, and the link by which the chain came to it. */
interface Stop {
  readonly node: NodeId;
  readonly link?: Link;
  readonly before?: Stop;
}

/** Breadth first over nodes and links. */
function shortestChain(
  starts: readonly NodeId[],
  linksOf: ReadonlyMap<NodeId, readonly Link[]>,
  isEnd: (node: NodeId) => boolean,
): readonly Stop[] | undefined {
  const seen = new Set<NodeId | Link>(starts);
  const queue: Stop[] = starts.map((node) => ({ node }));
  for (const stop of queue) {
    if (isEnd(stop.node)) return unwind(stop);
    for (const link of linksOf.get(stop.node) ?? []) {
      if (seen.has(link)) continue;
      seen.add(link);
      for (const node of link.nodes.keys()) {
        if (seen.has(node)) continue;
        seen.add(node);
        queue.push({ node, link, before: stop });
      }
    }
  }
  return undefined;
}

function unwind(end: Stop): Stop[] {
  const chain: Stop[] = [];
  for (let stop: Stop | undefined = end; stop; stop = stop.before) chain.unshift(stop);
  return chain;
}

function toProblem(separation: Separation, chain: readonly Stop[], lineOf: Constraints['lineOf']): Problem {
  const [from, to] = [chain[0]!.node, chain.at(-1)!.node];
  const steps = chain.slice(1).map(({ node, link, before }) => describeLink(link!, before!.node, node, lineOf));
  const text = `${describeParting(separation, from, to, lineOf)}, but ${steps.join(', ')}`;
  return problem('PROJECT_CONFIG_CONTRADICTION', separation.places.get(to) ?? separation.pointer, text);
}

function describeParting(
  { kind, colours, places }: Separation,
  from: NodeId,
  to: NodeId,
  lineOf: Constraints['lineOf'],
): string {
  const [left, right] = [from, to].map((node) => atLine(places.get(node)!, lineOf));
  if (kind === 'contexts') return `${colours.get(from)} (${left}) and ${colours.get(to)} (${right}) are two contexts`;
  const [a, b] = [from, to].map((node) => pinnedName(node) ?? node);
  if (kind === 'apart') return `${a} (${left}) and ${b} (${right}) are to be apart`;
  return `${a} is ${colours.get(from)}'s (${left}) and ${b} is ${colours.get(to)}'s (${right})`;
}

function describeLink({ kind, nodes, pointer }: Link, from: NodeId, to: NodeId, lineOf: Constraints['lineOf']): string {
  if (kind === 'declares') return `${from} and ${to} are one, declared at ${pointer}`;
  const [left, right] = [from, to].map((node) => atLine(nodes.get(node)!, lineOf));
  if (kind === 'together') return `${from} (${left}) is together with ${to} (${right})`;
  if (pinnedName(from) !== undefined) return `${pinnedName(from)} holds ${to} (${right})`;
  if (pinnedName(to) !== undefined) return `${from} (${left}) is in ${pinnedName(to)}`;
  return `${from} (${left}) and ${to} (${right}) are in one context`;
}

function atLine(pointer: Pointer, lineOf: Constraints['lineOf']): string {
  return `line ${lineOf(pointer)}`;
}
