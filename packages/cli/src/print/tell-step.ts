/** What a step of a plan says, in lines: why, for what price, what first. */
import type { ExtractionStep, MigrationPlan, Prerequisite, StepPrice } from '@banyan/model';

/** Why something is not known, where several steps say the same: to be told once. */
export function sharedUnknowns({ steps }: MigrationPlan): string[] {
  const all = steps.flatMap(unknownsOf);
  return [...new Set(all.filter((reason, at) => all.indexOf(reason) !== at))];
}

/** `scale: …`, `autonomy: …`; without those that were told before. */
export function tellGain({ gain }: ExtractionStep, told: readonly string[]): string[] {
  const parts = (gain.parts ?? []).flatMap(({ name, score, reasons }) => {
    const fresh = score === undefined ? reasons.filter((reason) => !told.includes(reason)) : reasons;
    return fresh.map((reason) => `${name}: ${score === undefined ? 'unknown, ' : ''}${reason}`);
  });
  return [...parts, ...gain.reasons.map((reason) => `gain: ${reason}`)];
}

/** `2 × call, 1 × join`, and how much of it earlier steps have paid. */
export function tellPrice({ score, left, crossings }: StepPrice): string {
  const counts = Object.entries(crossings).map(([kind, count]) => `${count} × ${kind}`);
  const paid = left === undefined || left === score ? '' : `; ${left} of ${score} left, earlier steps pay the rest`;
  return `${counts.join(', ') || 'no crossing'}${paid}`;
}

/** What has to be done first, without what earlier steps do. */
export function openPrerequisites({ prerequisites }: ExtractionStep): Prerequisite[] {
  return prerequisites.filter(({ doneWith }) => doneWith === undefined);
}

/** `done by then: 3 with orders, 1 with photos`; nothing where no earlier step does anything of it. */
export function tellSettled({ prerequisites }: ExtractionStep): string[] {
  const by = new Map<string, number>();
  for (const { doneWith } of prerequisites) if (doneWith !== undefined) by.set(doneWith, (by.get(doneWith) ?? 0) + 1);
  if (by.size === 0) return [];
  return [`done by then: ${[...by].map(([context, count]) => `${count} with ${context}`).join(', ')}`];
}

function unknownsOf({ gain }: ExtractionStep): string[] {
  return (gain.parts ?? []).flatMap(({ score, reasons }) => (score === undefined ? reasons : []));
}
