/** Chains of findings as numbers into one table of calls, and back: of gauzy's 53,908 steps 585 are different ones. */
import type {
  ChainStep,
  Finding,
  FindingReport,
  StoredFindingReport,
  StoredStep,
  SuppressedFinding,
} from './documents/finding-report';

/** What holds findings: a report, or what is shown of one. */
interface Holder<Step> {
  readonly findings: readonly Finding<Step>[];
  readonly suppressed: readonly SuppressedFinding<Step>[];
}

/** The same with every step of its chains once, in the order in which the findings name them. */
export function shareSteps<T extends Holder<ChainStep>>(
  holder: T,
): Omit<T, keyof Holder<ChainStep>> & Holder<number> & { readonly steps: readonly ChainStep[] } {
  const numbers = new Map<string, number>();
  const steps: ChainStep[] = [];
  const numberOf = (step: ChainStep): number => {
    const key = JSON.stringify(step);
    const number = numbers.get(key) ?? steps.length;
    if (number < steps.length) return number;
    numbers.set(key, number);
    steps.push(step);
    return number;
  };
  return { ...mapSteps(holder, numberOf), steps };
}

/** The report with its steps in their chains; a number that leads nowhere is left out. */
export function spreadSteps({ steps = [], ...report }: StoredFindingReport): FindingReport {
  const stepOf = (step: StoredStep): ChainStep | undefined => (typeof step === 'number' ? steps[step] : step);
  return mapSteps(report, stepOf);
}

function mapSteps<T extends Holder<From>, From, To>(
  { findings, suppressed, ...rest }: T,
  toStep: (step: From) => To | undefined,
): Omit<T, keyof Holder<From>> & Holder<To> {
  const map = (finding: Finding<From>): Finding<To> => ({
    ...finding,
    entryPoints: finding.entryPoints.map((entry) => ({
      ...entry,
      chain: entry.chain.flatMap((step) => toStep(step) ?? []),
    })),
  });
  return {
    ...rest,
    findings: findings.map(map),
    suppressed: suppressed.map((one) => ({ ...one, finding: map(one.finding) })),
  };
}
