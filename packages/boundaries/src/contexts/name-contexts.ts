/** Names for contexts, from what is in them: Nest modules, folders, entities, routes. */
import { groupBy, type ModulePath, type NestModuleFact } from '@banyan/model';
import { featureFolders } from '../criteria/feature-folder';
import { routePrefixes } from '../criteria/endpoint-group';
import { baseName, type FactsIndex, moduleOf } from '../facts-index';
import { isTechnical, kebabCase, subjectOf, wordsOf } from '../words';
import type { GroupId, Placement } from './placement';

/** How much a mention counts: a Nest module has been named by the team for what it holds. */
const votesOf = { nestModule: 3, folder: 1, route: 1, entity: 1, subject: 0.5 } as const;

/** A second name with this share of the first one's votes belongs into the name. */
const nearlyAsMany = 0.7;

interface Vote {
  readonly group: GroupId;
  readonly name: string;
  readonly votes: number;
}

/** A kebab-case name for every group, unique, most mentioned first; pinned contexts have theirs. */
export function nameContexts(index: FactsIndex, placement: Placement): ReadonlyMap<GroupId, string> {
  const votes = groupBy(collectVotes(index, placement), ({ group }) => group);
  const sizes = groupBy([...placement.groups], ([, group]) => group);
  const order = [...sizes].sort((a, b) => b[1].length - a[1].length || (a[1][0]![0] < b[1][0]![0] ? -1 : 1));
  const names = new Map<GroupId, string>(placement.names);
  const taken = new Set<string>(names.values());
  for (const [group] of order.filter(([one]) => !names.has(one))) {
    const name = firstFree(rank(votes.get(group) ?? []), taken);
    taken.add(name);
    names.set(group, name);
  }
  return names;
}

function collectVotes(index: FactsIndex, { groups, entities }: Placement): Vote[] {
  const featureOf = featureFolders(index);
  const prefixOf = routePrefixes(index.facts.endpoints);
  const own = new Set(wordsOf(index.facts.project.name));
  const vote = (module: ModulePath, name: string | undefined, votes: number): Vote[] => {
    const group = groups.get(module);
    return group === undefined || name === undefined || !saysMore(name, own) ? [] : [{ group, name, votes }];
  };
  return [
    ...index.facts.nestModules.flatMap((one) => {
      const name = nestName(one, folderName(featureOf(one.file)));
      return membersOf(one).flatMap((module) => vote(module, name, votesOf.nestModule));
    }),
    ...[...groups.keys()].flatMap((module) => vote(module, folderName(featureOf(module)), votesOf.folder)),
    ...[...groups.keys()].flatMap((module) => vote(module, subjectOf(module), votesOf.subject)),
    ...index.facts.endpoints.flatMap((endpoint) => vote(moduleOf(endpoint.handler), prefixOf(endpoint), votesOf.route)),
    ...[...entities].map(([name, group]) => ({ group, name: name.replace(/Entity$/, ''), votes: votesOf.entity })),
  ];
}

/** The name of a Nest module; that of its folder, where only technical words follow (`ReportsQueueModule` in `reports/`). */
function nestName({ name }: NestModuleFact, folder: string | undefined): string {
  const own = name.replace(/Module$/, '');
  const [words, shorter] = [wordsOf(own), wordsOf(folder ?? '')];
  const isLonger = shorter.length > 0 && shorter.every((word, at) => word === words[at]);
  return folder !== undefined && isLonger && words.slice(shorter.length).every(isTechnical) ? folder : own;
}

function membersOf({ file, controllers, providers }: NestModuleFact): ModulePath[] {
  return [file, ...[...controllers, ...providers].flatMap(({ id }) => (id === undefined ? [] : [moduleOf(id)]))];
}

/** A technical word names nothing, two together (`mock-server`, `DataProvider`) do; the project's own name does not. */
function saysMore(name: string, own: ReadonlySet<string>): boolean {
  const words = wordsOf(name).filter((word) => !own.has(word) && /[a-z]/.test(word));
  return words.length > 1 || words.some((word) => !isTechnical(word));
}

function folderName(folder: string | undefined): string | undefined {
  return folder === undefined ? undefined : baseName(folder);
}

interface Candidate {
  readonly name: string;
  readonly votes: number;
}

/** Spellings of the same letters (`oauth`, `OAuth`) are counted together; the most used spelling speaks for them. */
function rank(votes: readonly Vote[]): Candidate[] {
  const total = (group: readonly Vote[]) => group.reduce((sum, one) => sum + one.votes, 0);
  return [...groupBy(votes, ({ name }) => wordsOf(name).join(''))]
    .map(([stem, group]) => {
      const spellings = [...groupBy(group, ({ name }) => kebabCase(name))].sort(
        (a, b) => total(b[1]) - total(a[1]) || (a[0] < b[0] ? -1 : 1),
      );
      return { name: spellings[0]?.[0] ?? stem, votes: total(group) };
    })
    .sort((a, b) => b.votes - a.votes || (a.name < b.name ? -1 : 1));
}

/** The first name when it speaks for the context, else the first two; then whatever nobody has, and only then a number. */
function firstFree(ranked: readonly Candidate[], taken: ReadonlySet<string>): string {
  const [first = { name: 'context', votes: 0 }, ...rest] = ranked;
  const others = rest.filter(({ name }) => !wordsOf(name).some((word) => wordsOf(first.name).includes(word)));
  const both = others.map(({ name }) => `${first.name}-and-${name}`);
  const clear = others.length === 0 || first.votes * nearlyAsMany > others[0]!.votes;
  const candidates = [...(clear ? [first.name] : []), ...both, ...rest.map(({ name }) => name)];
  const free = candidates.find((name) => !taken.has(name));
  if (free !== undefined) return free;
  for (let count = 2; ; count += 1) if (!taken.has(`${first.name}-${count}`)) return `${first.name}-${count}`;
}
