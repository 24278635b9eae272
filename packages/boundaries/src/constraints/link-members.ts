/** Rules that hold nodes together. */
import type { BoundaryRules, Problem } from '@banyan/model';
import { entityNode, type NodeId } from '../criteria/criterion';
import type { FactsIndex } from '../facts-index';
import { contextNode, type Link, pinnedPointer, type Pointer } from './constraints';
import { matchList, placesOf } from './match-lists';
import { problem } from './problem';

/** One link a pinned context: its node and its members. */
export function linkContexts({ contexts = [] }: BoundaryRules, index: FactsIndex, problems: Problem[]): Link[] {
  return contexts.map(({ name, members }, position) => {
    const pointer = pinnedPointer(position);
    if (contexts.findIndex((other) => other.name === name) < position) {
      problems.push(problem('PROJECT_CONFIG_DUPLICATE_CONTEXT', `${pointer}/name`, `"${name}" stands here twice`));
    }
    const places = placesOf(matchList(index, members, `${pointer}/members`, problems));
    return { kind: 'context', pointer, nodes: new Map([[contextNode(name), `${pointer}/name`], ...places]) };
  });
}

/** One link a list of `together`. */
export function linkTogether({ together = [] }: BoundaryRules, index: FactsIndex, problems: Problem[]): Link[] {
  return together.map((patterns, position) => {
    const pointer = `/boundaries/together/${position}`;
    return { kind: 'together', pointer, nodes: placesOf(matchList(index, patterns, pointer, problems)) };
  });
}

/** An entity that a rule names goes where the file goes that declares it. */
export function declareEntities(
  { facts, has }: FactsIndex,
  rules: readonly { readonly nodes: ReadonlyMap<NodeId, unknown> }[],
): Link[] {
  const named = new Set(rules.flatMap(({ nodes }) => [...nodes.keys()]));
  const declared = facts.entities.filter(
    ({ name, file, layer }) => named.has(entityNode(name)) && has(file) && layer !== 'sql',
  );
  return declared.map(({ name, file, line }) => {
    const pointer = `${file}:${line}`;
    const nodes: [NodeId, Pointer][] = [
      [file, pointer],
      [entityNode(name), pointer],
    ];
    return { kind: 'declares', pointer, nodes: new Map(nodes) };
  });
}
