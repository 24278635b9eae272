/** The gate of the team's rules: patterns become files and entities; everything that is wrong is told at once. */
import type { BoundaryRules, Problem } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { checkSizes } from './check-sizes';
import type { Constraints, Link, Pointer } from './constraints';
import { declareEntities, linkContexts, linkTogether } from './link-members';
import { findContradictions } from './find-contradictions';
import { joinLinks } from './join-links';
import { ignoreMembers, refuseIgnored } from './ignore-members';
import { partApart, partContexts, partOwners } from './part-members';

/** Compiled rules; with problems they are not to be used. */
export interface CompiledConstraints {
  readonly constraints: Constraints;
  readonly problems: readonly Problem[];
}

/**
 * Holds the rules against the facts.
 * @param lineOf the line of a JSON pointer in `banyan.yaml`, where the text is at hand
 */
export function compileConstraints(
  rules: BoundaryRules,
  index: FactsIndex,
  lineOf: (pointer: Pointer) => number | undefined = () => undefined,
): CompiledConstraints {
  const problems: Problem[] = [];
  const at = (pointer: Pointer) => lineOf(pointer) ?? 1;
  const ignored = ignoreMembers(rules, index, problems);
  const named = [...linkContexts(rules, index, problems), ...linkTogether(rules, index, problems)];
  const separations = [
    partContexts(rules),
    ...partApart(rules, index, problems),
    ...partOwners(rules, index, problems),
  ];
  problems.push(...refuseIgnored(named, ignored, at));
  const links = [
    ...named,
    ...declareEntities(index, [...named, ...separations.map(({ colours: nodes }) => ({ nodes }))]),
  ]
    .map((link) => without(link, ignored))
    .filter(({ nodes }) => nodes.size > 0);
  const constraints: Constraints = {
    ...{
      links,
      separations,
      blocks: joinLinks(links),
      ignored,
      pinned: rules.contexts ?? [],
      sizes: rules.sizes ?? {},
    },
    lineOf: at,
  };
  problems.push(...findContradictions(constraints), ...checkSizes(constraints, index));
  return { constraints, problems: withPlaces(problems, lineOf) };
}

function without(link: Link, ignored: Constraints['ignored']): Link {
  return { ...link, nodes: new Map([...link.nodes].filter(([node]) => !ignored.has(node))) };
}

/** In the order of the text. */
function withPlaces(problems: readonly Problem[], lineOf: (pointer: Pointer) => number | undefined): Problem[] {
  const placed = problems.map((one) => {
    const line = lineOf(one.path);
    return line === undefined ? one : { ...one, line };
  });
  return placed.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** Whether there is anything to obey. */
export function isEmpty({ links, separations, ignored, pinned, sizes }: Constraints): boolean {
  const parts = separations.some(({ colours }) => colours.size > 0);
  return (
    links.length + ignored.size + pinned.length === 0 && !parts && sizes.min === undefined && sizes.max === undefined
  );
}
