/** Looked after by the same people. */
import { groupBy, type ModulePath } from '@banyan/model';
import { baseName, type FactsIndex } from '../facts-index';
import { type CouplingCriterion, type CouplingScore, ownerNode } from './criterion';

/** Who owns more than this share of the project says nothing about its parts. */
const everything = 0.4;
/** A main author has made at least this share of a module's commits, and at least so many of them. */
const mainShare = 0.5;
const fewestCommits = 3;
/** That somebody has worked on it most is a weaker sign than a rule of the team. */
const byHabit = 0.5;

export const sharedOwner: CouplingCriterion = {
  name: 'shared-owner',
  describes: 'Modules with the same owner (CODEOWNERS) or the same main author belong together.',
  nature: 'belonging',
  weight: 1,
  star: true,
  score: (index) => {
    const owned = [...declaredOwners(index), ...mainAuthors(index)];
    const groups = [...groupBy(owned, ({ owner }) => owner).values()];
    return groups.flatMap((group) =>
      group.length < 2 || group.length > index.modules.length * everything
        ? []
        : group.map((one) => toScore(one, 1 / Math.sqrt(group.length))),
    );
  },
};

interface Owned {
  readonly module: ModulePath;
  readonly owner: string;
  readonly score: number;
  readonly text: string;
}

/** The more somebody owns, the less it says about any two of them; as with entities, by the root. */
function toScore({ module, owner, score, text }: Owned, damping: number): CouplingScore {
  return { from: module, to: ownerNode(owner), score: score * damping, text, evidence: [{ file: module, line: 1 }] };
}

function declaredOwners({ evidence, has }: FactsIndex): Owned[] {
  const owned = (evidence?.owners?.modules ?? []).filter(({ module }) => has(module));
  return owned.flatMap(({ module, owners, line }) =>
    owners.map((owner) => {
      const text = `${owner} owns ${baseName(module)} (${evidence?.owners?.file}:${line})`;
      return { module, owner, score: 1 / owners.length, text };
    }),
  );
}

function mainAuthors({ changesOf }: FactsIndex): Owned[] {
  return [...changesOf.values()].flatMap(({ module, commits, mainAuthors: [main] }) => {
    if (main === undefined || main.commits < fewestCommits || main.commits < commits * mainShare) return [];
    const text = `${main.author} made ${main.commits} of the ${commits} commits of ${baseName(module)}`;
    return [{ module, owner: main.author, score: byHabit, text }];
  });
}
