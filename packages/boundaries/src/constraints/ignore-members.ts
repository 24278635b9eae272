/** What the team leaves out of all contexts. */
import type { BoundaryRules, ModulePath, Problem } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { type Link, pinnedName, type Pointer } from './constraints';
import { matchList, placesOf } from './match-lists';
import { problem } from './problem';

/** Ignored files, each with the place that says so. */
export function ignoreMembers(
  { ignore = [] }: BoundaryRules,
  index: FactsIndex,
  problems: Problem[],
): ReadonlyMap<ModulePath, Pointer> {
  const matches = matchList(index, ignore, '/boundaries/ignore', problems);
  for (const { pattern, pointer } of matches.filter(({ nodes }) => nodes.some((node) => !index.has(node)))) {
    problems.push(problem('PROJECT_CONFIG_BAD_PATTERN', pointer, `"${pattern}" is an entity; only files are ignored`));
  }
  return placesOf(matches);
}

/** Patterns all of whose files are ignored; a glob that is ignored in part means the rest. */
export function refuseIgnored(
  links: readonly Link[],
  ignored: ReadonlyMap<ModulePath, Pointer>,
  lineOf: (pointer: Pointer) => number,
): Problem[] {
  return links.flatMap(({ nodes }) => {
    const open = new Set([...nodes].filter(([node]) => !ignored.has(node)).map(([, pointer]) => pointer));
    const closed = [...nodes].filter(([, pointer]) => !open.has(pointer));
    const firsts = new Map(closed.map(([node, pointer]): [Pointer, string] => [pointer, node]).reverse());
    return [...firsts]
      .filter(([, node]) => pinnedName(node) === undefined)
      .map(([pointer, node]) => {
        const text = `${node} is to be a member here, and line ${lineOf(ignored.get(node)!)} leaves it out`;
        return problem('PROJECT_CONFIG_IGNORED_MEMBER', pointer, text);
      });
  });
}
