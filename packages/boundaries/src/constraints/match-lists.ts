/** Lists of patterns to nodes: what a list means in the end, and what is wrong with its patterns. */
import type { MemberPattern, Problem } from '@banyan/model';
import type { NodeId } from '../criteria/criterion';
import type { FactsIndex } from '../facts-index';
import type { Pointer } from './constraints';
import { matchMembers, readPattern, suggestMembers } from './match-members';
import { problem } from './problem';

/** What one pattern of a list means. */
export interface Match {
  readonly pointer: Pointer;
  readonly pattern: MemberPattern;
  readonly nodes: readonly NodeId[];
}

/** The patterns of one list with their nodes, without what the list takes away. Problems are added to `problems`. */
export function matchList(
  index: FactsIndex,
  patterns: readonly MemberPattern[],
  pointer: Pointer,
  problems: Problem[],
): Match[] {
  const matches = patterns.map((pattern, position) => {
    const at = `${pointer}/${position}`;
    const nodes = matchMembers(index, readPattern(pattern));
    if (nodes.length === 0) problems.push(noMatch(index, pattern, at));
    return { pointer: at, pattern, nodes };
  });
  const taken = new Set(matches.filter(({ pattern }) => takesAway(pattern)).flatMap(({ nodes }) => nodes));
  return matches
    .filter(({ pattern }) => !takesAway(pattern))
    .map((match) => ({ ...match, nodes: match.nodes.filter((node) => !taken.has(node)) }));
}

function takesAway(pattern: MemberPattern): boolean {
  return readPattern(pattern).takesAway;
}

function noMatch(index: FactsIndex, pattern: MemberPattern, pointer: Pointer): Problem {
  const read = readPattern(pattern);
  if (read.text === '') return problem('PROJECT_CONFIG_BAD_PATTERN', pointer, 'is empty; name a file, folder or glob');
  const text = `"${pattern}" matches nothing that was analysed${suggestMembers(index, read)}`;
  return problem('PROJECT_CONFIG_NO_MATCH', pointer, text);
}

/** The nodes of some matches, each with the place of the first pattern that names it. */
export function placesOf(matches: readonly Match[]): Map<NodeId, Pointer> {
  const places = new Map<NodeId, Pointer>();
  for (const { pointer, nodes } of matches) {
    for (const node of nodes) if (!places.has(node)) places.set(node, pointer);
  }
  return places;
}
