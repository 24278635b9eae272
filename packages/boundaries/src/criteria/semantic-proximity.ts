/** Named after the same thing. */
import { baseName, groupBy } from '../facts-index';
import { domainWords, subjectOf } from '../words';
import { type CouplingCriterion, type CouplingScore, entityNode, subjectNode } from './criterion';

export const semanticProximity: CouplingCriterion = {
  name: 'semantic-proximity',
  describes: 'Modules and entities named after the same thing belong together, unless half of the project is.',
  nature: 'belonging',
  weight: 1,
  score: ({ modules, facts }) => {
    const groups = groupBy(modules, subjectOf);
    const files = [...groups].flatMap(([word, members]) => {
      if (word === undefined || members.length < 2 || isEverywhere(members.length, modules.length)) return [];
      return members.map(
        (file): CouplingScore => ({
          from: file,
          to: subjectNode(word),
          score: 1,
          text: `${baseName(file)} is named after "${word}" like ${members.length - 1} more`,
          evidence: [{ file, line: 1 }],
        }),
      );
    });
    const entities = facts.entities.flatMap(({ name, file, line }): CouplingScore[] => {
      const word = domainWords(name)[0];
      const members = groups.get(word);
      if (word === undefined || members === undefined || isEverywhere(members.length, modules.length)) return [];
      const text = `the entity ${name} is named after "${word}"`;
      return [{ from: entityNode(name), to: subjectNode(word), score: 1, text, evidence: [{ file, line }] }];
    });
    return [...files, ...entities];
  },
};

function isEverywhere(count: number, total: number): boolean {
  return count > 12 && count > total * 0.15;
}
