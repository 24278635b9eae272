/** Named after the same thing. */
import { groupBy, type ModulePath } from '@banyan/model';
import { baseName, type FactsIndex, moduleOf } from '../facts-index';
import { domainWords, subjectOf } from '../words';
import {
  type CouplingCriterion,
  type CouplingScore,
  entityNode,
  folderNode,
  type NodeId,
  routeNode,
  subjectNode,
} from './criterion';
import { shareAmong } from './share-among';
import { routePrefixes } from './endpoint-group';
import { featureFolders } from './feature-folder';

/** An entity, a group of routes and a folder stand for the thing; a file is only about it. */
const standsFor = 2;

export const semanticProximity: CouplingCriterion = {
  name: 'semantic-proximity',
  describes:
    'Files, folders, routes and entities named after the same thing belong together; the more there are, the less.',
  nature: 'belonging',
  weight: 1,
  star: true,
  score: (index) => {
    const groups = groupBy(index.modules, subjectOf);
    const usable = (word: string | undefined) => {
      const count = groups.get(word)?.length ?? 0;
      return word !== undefined && count > 0 && !isEverywhere(count, index.modules.length);
    };
    const named = [...entityNames(index), ...folderNames(index), ...routeNames(index)].filter(({ word }) =>
      usable(word),
    );
    const stood = new Set(named.map(({ word }) => word));
    const files = [...groups].flatMap(([word, members]) =>
      word !== undefined && usable(word) && (members.length > 1 || stood.has(word)) ? fileScores(word, members) : [],
    );
    return shareAmong([...files, ...named.map(toScore)]);
  },
};

/** Something that is named after a word. */
interface Named {
  readonly node: NodeId;
  readonly word: string;
  readonly what: string;
  readonly file: ModulePath;
  readonly line: number;
}

function toScore({ node, word, what, file, line }: Named): CouplingScore {
  const text = `${what} is named after "${word}"`;
  return { from: node, to: subjectNode(word), score: standsFor, text, evidence: [{ file, line }] };
}

function fileScores(word: string, members: readonly ModulePath[]): CouplingScore[] {
  const others = members.length > 1 ? ` like ${members.length - 1} more` : '';
  return members.map((file) => ({
    from: file,
    to: subjectNode(word),
    score: 1,
    text: `${baseName(file)} is named after "${word}"${others}`,
    evidence: [{ file, line: 1 }],
  }));
}

function entityNames({ facts }: FactsIndex): Named[] {
  return facts.entities.flatMap(({ name, file, line }) => {
    const word = domainWords(name)[0];
    return word === undefined ? [] : [{ node: entityNode(name), word, what: `the entity ${name}`, file, line }];
  });
}

function folderNames(index: FactsIndex): Named[] {
  return [...groupBy(index.modules, featureFolders(index))].flatMap(([folder, [file]]) => {
    const word = domainWords(baseName(folder ?? ''))[0];
    if (folder === undefined || word === undefined || file === undefined) return [];
    return [{ node: folderNode(folder), word, what: folder, file, line: 1 }];
  });
}

function routeNames(index: FactsIndex): Named[] {
  const prefixOf = routePrefixes(index.facts.endpoints);
  const served = index.facts.endpoints.filter(({ handler }) => index.has(moduleOf(handler)));
  return [...groupBy(served, prefixOf)].flatMap(([prefix, [first]]) => {
    const word = domainWords(prefix ?? '')[0];
    if (prefix === undefined || word === undefined || first === undefined) return [];
    return [{ node: routeNode(prefix), word, what: `the route group ${prefix}`, file: first.file, line: first.line }];
  });
}

function isEverywhere(count: number, total: number): boolean {
  return count > 12 && count > total * 0.15;
}
