/** Names for groups of nodes, from the words their ids have in common. */
import { groupBy } from '@banyan/model';
import type { NodeId } from '../criteria/criterion';
import type { Partition } from '../detection/algorithm';
import { domainWords, wordsOf } from '../words';

/** A word that stands in this share of all ids, and in more than one group, says nothing about one of them. */
const everywhere = 0.5;

interface Word {
  readonly word: string;
  readonly score: number;
}

/** A name for every group: lower case with dashes, unique; larger groups choose first. */
export function nameGroups(partition: Partition): ReadonlyMap<number, string> {
  const groups = groupBy([...partition.keys()], (node) => partition.get(node)!);
  const all = countWords([...partition.keys()]);
  const order = [...groups].sort((a, b) => b[1].length - a[1].length || (a[1][0]! < b[1][0]! ? -1 : 1));
  const taken = new Set<string>();
  const names = new Map<number, string>();
  for (const [group, members] of order) {
    const name = firstFree(rankWords(members, all, partition.size), members, taken);
    taken.add(name);
    names.set(group, name);
  }
  return names;
}

/** Words that many members have and few others: their share in the group times how much of them is here. */
function rankWords(members: readonly NodeId[], all: ReadonlyMap<string, number>, total: number): Word[] {
  return [...countWords(members)]
    .filter(([word, count]) => all.get(word)! <= total * everywhere || all.get(word) === count)
    .map(([word, count]) => ({ word, score: (count / members.length) * (count / all.get(word)!) }))
    .sort((a, b) => b.score - a.score || b.word.length - a.word.length || (a.word < b.word ? -1 : 1));
}

function countWords(nodes: readonly NodeId[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const node of nodes) {
    const words = domainWords(node);
    for (const word of new Set(words.length > 0 ? words : wordsOf(node))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** The best word, else the best two, then any; then the first member's own name; only then a number. */
function firstFree(ranked: readonly Word[], members: readonly NodeId[], taken: ReadonlySet<string>): string {
  const words = ranked.map(({ word }) => word);
  const [first = 'context'] = words;
  const candidates = [first, ...words.slice(1, 6).map((word) => `${first}-and-${word}`), ...words];
  candidates.push(...members.map((member) => wordsOf(member).join('-')).filter((name) => name !== ''));
  const free = candidates.find((name) => !taken.has(name));
  if (free !== undefined) return free;
  for (let count = 2; ; count += 1) if (!taken.has(`${first}-${count}`)) return `${first}-${count}`;
}
