/** What each part of a gain is worth at most. */
import type { GainPart } from '@banyan/model';

/**
 * Judgement, not measurement. The unit is that of the scale pressure, where one heavy place that a request waits for
 * is 10: it stalls everybody, now. A team that can decide and deploy alone is worth less than a third of that (3), and
 * changes that can be released by themselves less again (2): both are true of a whole project at the most, and what a
 * context gets of them shrinks with its share of the project. The scale pressure has no limit and counts as it is.
 */
export const gainWeights: Readonly<Record<GainPart['name'], number>> = { scale: 1, autonomy: 3, change: 2 };
