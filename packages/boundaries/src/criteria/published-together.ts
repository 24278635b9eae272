/** Re-exported by the same file: what a team hands out under one name, it keeps together. */
import { groupBy } from '@banyan/model';
import { baseName, folderOf } from '../facts-index';
import type { CouplingCriterion } from './criterion';

export const publishedTogether: CouplingCriterion = {
  name: 'published-together',
  describes: 'Modules that one file re-exports belong together; the longer its list, the less each of them.',
  nature: 'belonging',
  weight: 1,
  score: ({ facts, barrels, has }) => {
    const listed = facts.imports.filter(({ file, to }) => barrels.has(file) && to !== undefined && has(to));
    return [...groupBy(listed, ({ file }) => file)].flatMap(([barrel, imports]) => {
      const targets = new Map(imports.map(({ to, line }) => [to ?? '', line]));
      return [...targets].map(([to, line]) => ({
        from: barrel,
        to,
        score: 1 / Math.sqrt(targets.size),
        text: `${baseName(folderOf(barrel))}/${baseName(barrel)} hands out ${baseName(to)}`,
        evidence: [{ file: barrel, line }],
      }));
    });
  },
};
