/** Rules that part nodes. */
import type { BoundaryRules, Problem } from '@banyan/model';
import type { NodeId } from '../criteria/criterion';
import type { FactsIndex } from '../facts-index';
import { contextNode, type Separation, pinnedPointer, type Pointer } from './constraints';
import { type Match, matchList } from './match-lists';
import { readPattern } from './match-members';
import { problem } from './problem';

/** Two pinned contexts are two. */
export function partContexts({ contexts = [] }: BoundaryRules): Separation {
  const named = contexts.map(({ name }, position) => ({ node: contextNode(name), name, at: pinnedPointer(position) }));
  return {
    ...{ kind: 'contexts', pointer: '/boundaries/contexts' },
    colours: new Map(named.map(({ node, name }) => [node, name])),
    places: new Map(named.map(({ node, at }) => [node, `${at}/name`])),
  };
}

/** One separation a list of `apart`: every entry is a colour. */
export function partApart({ apart = [] }: BoundaryRules, index: FactsIndex, problems: Problem[]): Separation[] {
  return apart.map((patterns, position) => {
    const pointer = `/boundaries/apart/${position}`;
    patterns.forEach((pattern, entry) => {
      if (!readPattern(pattern).takesAway) return;
      const text = 'takes files away, which means nothing here: every entry stands for itself';
      problems.push(problem('PROJECT_CONFIG_BAD_PATTERN', `${pointer}/${entry}`, text));
    });
    const groups = matchList(index, patterns, pointer, problems).map((match) => ({
      colour: match.pattern,
      matches: [match],
    }));
    return colour('apart', pointer, groups, problems);
  });
}

/** Every owner is a colour; a pinned context has the colour of its owner. */
export function partOwners(
  { owners = {}, contexts = [] }: BoundaryRules,
  index: FactsIndex,
  problems: Problem[],
): Separation[] {
  const pointer = '/boundaries/owners';
  const groups = Object.entries(owners).map(([owner, patterns]) => ({
    colour: owner,
    matches: matchList(index, patterns, `${pointer}/${escape(owner)}`, problems),
  }));
  const owned = contexts.flatMap(({ name, owner }, position) => {
    if (owner === undefined) return [];
    const at = `${pinnedPointer(position)}/owner`;
    if (!Object.hasOwn(owners, owner)) problems.push(unknownOwner(owner, at, Object.keys(owners)));
    return [{ colour: owner, matches: [{ pointer: at, pattern: owner, nodes: [contextNode(name)] }] }];
  });
  return groups.length + owned.length === 0 ? [] : [colour('owners', pointer, [...groups, ...owned], problems)];
}

interface ColourGroup {
  readonly colour: string;
  readonly matches: readonly Match[];
}

/** A node of two colours could be nowhere: that is told, once for two patterns. */
function colour(
  kind: Separation['kind'],
  pointer: Pointer,
  groups: readonly ColourGroup[],
  problems: Problem[],
): Separation {
  const colours = new Map<NodeId, string>();
  const places = new Map<NodeId, Pointer>();
  const told = new Set<string>();
  for (const { colour: own, matches } of groups) {
    for (const { pointer: at, nodes } of matches) {
      for (const node of nodes) {
        const other = colours.get(node);
        if (other !== undefined && other !== own && !told.has(`${other}\n${at}`)) {
          told.add(`${other}\n${at}`);
          problems.push(problem('PROJECT_CONFIG_OVERLAP', at, overlap(kind, node, own, other)));
        }
        if (other !== undefined) continue;
        colours.set(node, own);
        places.set(node, at);
      }
    }
  }
  return { kind, pointer, colours, places };
}

function overlap(kind: Separation['kind'], node: NodeId, own: string, other: string): string {
  return kind === 'owners'
    ? `${node} has two owners, ${other} and ${own}`
    : `${node} would be apart from itself: "${other}" and "${own}" both match it`;
}

function unknownOwner(owner: string, at: Pointer, known: readonly string[]): Problem {
  const there = known.length === 0 ? 'there are none' : `there are ${known.join(', ')}`;
  return problem('PROJECT_CONFIG_UNKNOWN_OWNER', at, `"${owner}" is no owner under owners; ${there}`);
}

function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
