/** What the findings rest on besides the code. */
import type { RuntimeEvidence } from '@banyan/model';

/** E.g. `traffic (otlp-json, clf)`, `statements (pg-stat-statements)`, `profile (cpuprofile)`; empty without evidence. */
export function evidenceUsed(evidence: RuntimeEvidence | undefined): string[] {
  const { traffic, statements, profile } = evidence ?? {};
  return Object.entries({ traffic, statements, profile }).flatMap(([name, section]) => {
    if (!section) return [];
    const formats = [...new Set(section.sources.map(({ format }) => format))].sort();
    return [formats.length > 0 ? `${name} (${formats.join(', ')})` : name];
  });
}
