/** One module imports the other for use at run time. */
import { groupBy } from '@banyan/model';
import { baseName } from '../facts-index';
import type { CouplingCriterion } from './criterion';

export const valueImport: CouplingCriterion = {
  name: 'import',
  describes: 'A module that imports another one needs it at run time; imports that the compiler erases couple nothing.',
  nature: 'use',
  weight: 1,
  score: ({ imports }) =>
    [
      ...groupBy(
        imports.filter(({ typeOnly }) => !typeOnly),
        ({ file, to }) => `${file}\n${to}`,
      ).values(),
    ].map((needed) => {
      const { file, to } = needed[0]!;
      const names = needed.flatMap((one) => one.names).filter((name) => name !== '*');
      return {
        from: file,
        to,
        score: 1,
        text: `${baseName(file)} imports ${names.length > 0 ? names.join(', ') : baseName(to)}`,
        evidence: needed.map(({ line }) => ({ file, line })),
      };
    }),
};
