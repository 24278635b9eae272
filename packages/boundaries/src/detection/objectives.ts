/** Objectives to choose from. */
import type { Objective } from './objective';

/** Newman and Girvan's modularity, Phys. Rev. E 69, 026113, with a resolution (Lambiotte et al., arXiv:0812.1770). */
export function modularity(resolution = 1): Objective {
  return {
    name: 'modularity',
    describes: 'Share of the links inside groups, less what chance would put there.',
    width: 1,
    between: false,
    terms: (grouping, groups) => {
      const { total } = grouping.graph;
      if (total === 0) return [0];
      let sum = 0;
      for (const group of groups) {
        sum += grouping.insides[group]! / total - resolution * (grouping.strengths[group]! / (2 * total)) ** 2;
      }
      return [sum];
    },
    combine: ([sum = 0]) => sum,
  };
}

/**
 * Structural modularity: mean density of links inside groups, less the mean density between them. Mancoridis et al.,
 * Using automatic clustering to produce high-level system organizations of source code, IWPC 1998 (basic MQ), as
 * Kalia et al., Mono2Micro, ESEC/FSE 2021, weigh it. Linked pairs count, however much they weigh.
 */
export const structuralModularity: Objective = {
  name: 'structural-modularity',
  describes: 'Mean density of links inside groups, less the mean density of links between them.',
  between: true,
  width: 2,
  terms: (grouping, groups) => {
    const asked = new Set(groups);
    let [inside, between] = [0, 0];
    for (const group of groups) {
      const size = grouping.sizes[group]!;
      inside += grouping.pairs[group]! / size ** 2;
      for (const [other, { pairs }] of grouping.touching(group)) {
        // Seen from both ends when both are asked for: then from the lower one only.
        if (!asked.has(other) || group < other) between += pairs / (size * grouping.sizes[other]!);
      }
    }
    return [inside, between];
  },
  combine: ([inside = 0, between = 0], { count }) => {
    if (count === 0) return 0;
    const mean = inside / count;
    return count === 1 ? mean : mean - (2 * between) / (count * (count - 1));
  },
};

/** Several objectives at once, each with what it counts for. */
export function weighted(name: string, describes: string, parts: readonly (readonly [number, Objective])[]): Objective {
  const watch = parts.find(([, objective]) => objective.watch)?.[1].watch;
  return {
    name,
    describes,
    between: parts.some(([, { between }]) => between),
    ...(watch && { watch }),
    width: parts.reduce((sum, [, { width }]) => sum + width, 0),
    terms: (grouping, groups) => parts.flatMap(([, objective]) => objective.terms(grouping, groups)),
    combine: (sums, grouping) => {
      let start = 0;
      return parts.reduce((value, [weight, objective]) => {
        const own = sums.slice(start, (start += objective.width));
        return value + weight * objective.combine(own, grouping);
      }, 0);
    },
  };
}
