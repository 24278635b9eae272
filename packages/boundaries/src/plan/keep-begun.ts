/** Steps of an earlier plan that have begun, found again among the contexts of today. */
import type { BoundedContext, ExtractionStep, MigrationPlan } from '@banyan/model';

/** A step whose number is open. */
export type SaidStep = Omit<ExtractionStep, 'order'>;

/** A step as it was, with the context that it is about if that is still in the code. */
export interface KeptStep {
  readonly step: SaidStep;
  readonly context?: string;
}

/** Two contexts with more than this share of their files in common are the same one; no third can be. */
const same = 0.5;

/**
 * What the steps say stays as it was said. Names are given anew with every proposal, so a context is known by its
 * files first, and by its name only where no files are known, or some of them are still there. One that was renamed
 * takes the new name and says the old one.
 */
export function keepBegun(previous: MigrationPlan | undefined, contexts: readonly BoundedContext[]): KeptStep[] {
  const begun = begunSteps(previous?.steps ?? []);
  const byMembers = new Map(begun.map((step) => [step, contexts.find((one) => inCommon(step, one) > same)]));
  const claimed = new Set(byMembers.values());
  return begun.map((step) => {
    const found = byMembers.get(step) ?? contexts.find((one) => !claimed.has(one) && isNamesake(step, one));
    return found === undefined ? { step } : { step: renew(step, found), context: found.name };
  });
}

/** Steps that have begun. What one owed to steps that were to come before it, and have not begun, is taken back. */
function begunSteps(steps: readonly ExtractionStep[]): SaidStep[] {
  const passed = new Set<string>();
  return steps.flatMap(({ order: _order, ...step }) => {
    if (step.status !== 'planned') return [passed.size === 0 ? step : withoutDebts(step, passed)];
    passed.add(step.context);
    return [];
  });
}

function withoutDebts(step: SaidStep, passed: ReadonlySet<string>): SaidStep {
  const { after: _after, price, prerequisites, ...said } = step;
  const { left: _left, ...whole } = price;
  const own = prerequisites.map(({ doneWith, ...first }) =>
    doneWith === undefined || passed.has(doneWith) ? first : { ...first, doneWith },
  );
  return { ...said, price: whole, prerequisites: own };
}

/** Jaccard's index of the files. */
function inCommon({ members = [] }: SaidStep, context: BoundedContext): number {
  const both = overlap(members, context);
  return both / Math.max(members.length + context.members.length - both, 1);
}

function isNamesake(step: SaidStep, context: BoundedContext): boolean {
  return step.context === context.name && (step.members === undefined || overlap(step.members, context) > 0);
}

function overlap(members: readonly string[], context: BoundedContext): number {
  const known = new Set(members);
  return context.members.filter(({ module }) => known.has(module)).length;
}

function renew(step: SaidStep, { name, members }: BoundedContext): SaidStep {
  const { context, formerly, ...said } = step;
  const old = context === name ? formerly : context;
  return {
    context: name,
    ...(old === undefined ? {} : { formerly: old }),
    ...said,
    members: members.map(({ module }) => module),
  };
}
