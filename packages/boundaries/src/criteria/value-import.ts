/** One module imports the other for use at run time. */
import { baseName, groupBy } from '../facts-index';
import type { CouplingCriterion } from './criterion';

/** Erased by the compiler: says that a name is known, not that code is needed. */
const typeOnlyScore = 0.1;

export const valueImport: CouplingCriterion = {
  name: 'import',
  describes: 'A module that imports another one needs it at run time; type-only imports count next to nothing.',
  nature: 'use',
  weight: 1,
  score: ({ imports }) =>
    [...groupBy(imports, ({ file, to }) => `${file}\n${to}`).values()].map((group) => {
      const needed = group.filter(({ typeOnly }) => !typeOnly);
      const shown = needed.length > 0 ? needed : group;
      const { file, to } = shown[0]!;
      const names = shown.flatMap((one) => one.names).filter((name) => name !== '*');
      return {
        from: file,
        to,
        score: needed.length > 0 ? 1 : typeOnlyScore,
        text: `${baseName(file)} imports ${names.length > 0 ? names.join(', ') : baseName(to)}${needed.length > 0 ? '' : ' (type only)'}`,
        evidence: shown.map(({ line }) => ({ file, line })),
      };
    }),
};
