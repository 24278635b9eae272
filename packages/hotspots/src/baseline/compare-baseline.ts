/** Findings against those a team knows: what is new, what is known, what is gone. */
import type { Finding, FindingBaseline, FindingReport, KnownFinding } from '@banyan/model';

/** What a baseline makes of a report. */
export interface BaselineComparison {
  /** Ids of findings that nobody knew of. */
  readonly added: ReadonlySet<string>;
  /** Known ones that are found no more. */
  readonly gone: readonly KnownFinding[];
  /** The baseline without those that are gone: it may only shrink. */
  readonly shrunk: FindingBaseline;
  /** The baseline that knows everything that is found, to be written when the team agrees to what is new. */
  readonly accepted: FindingBaseline;
}

/** Compares by id. */
export function compareBaseline({ project, findings }: FindingReport, baseline: FindingBaseline): BaselineComparison {
  const known = new Set(baseline.findings.map(({ id }) => id));
  const here = new Set(findings.map(({ id }) => id));
  return {
    added: new Set([...here].filter((id) => !known.has(id))),
    gone: baseline.findings.filter(({ id }) => !here.has(id)),
    shrunk: toBaseline(
      project,
      findings.filter(({ id }) => known.has(id)),
    ),
    accepted: toBaseline(project, findings),
  };
}

/** Findings as a baseline. */
function toBaseline(project: string, findings: readonly Finding[]): FindingBaseline {
  const known = findings.map(({ id, title }) => ({ id, title }));
  return { schema: 'banyan/finding-baseline@1', project, findings: known.sort((a, b) => (a.id < b.id ? -1 : 1)) };
}
