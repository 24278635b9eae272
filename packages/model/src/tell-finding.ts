/** Parts of a finding as short texts, the same in the terminal, in Markdown, in logs and on the page. */
import type { ChainStep, Finding, FindingEntryPoint, Fix, Measured, Multiplier } from './documents/finding-report';

/** `GET /photos`; kinds other than HTTP by name. */
export function tellEntryPoint({ kind, method, path }: Pick<FindingEntryPoint, 'kind' | 'method' | 'path'>): string {
  return kind === 'http' ? `${method} ${path}` : [kind, method, path].filter(Boolean).join(' ');
}

/** `this.photos.find, in a loop`, `handlers[…] (may be any of 3)` */
export function tellStep({ text, repetition, oneOf }: ChainStep): string {
  const may = oneOf === undefined ? '' : ` (may be any of ${oneOf})`;
  return `${text}${may}${repetition ? `, ${repetitions[repetition]}` : ''}`;
}

const repetitions: Readonly<Record<Multiplier['repetition'], string>> = {
  loop: 'in a loop',
  'mapped-callback': 'once per element',
  'promise-all': 'once per element, together',
  recursion: 'again and again',
  'field-resolver': 'once per object of the answer',
};

/** `once per element of projects; 12 times a request on average, 40 at most` */
export function tellMultiplier({ text, seen }: Multiplier): string {
  return seen ? `${text}; ${round(seen.mean)} times a request on average, ${round(seen.max)} at most` : text;
}

/** `3.2 requests a second, 31 statements a request`; empty when nothing was measured. */
export function tellMeasured({ rate, p95, queries, milliseconds, cpuShare, stall }: Measured): string {
  return [
    rate !== undefined && `${round(rate)} requests a second`,
    p95 !== undefined && `95 of 100 within ${round(p95)} ms`,
    queries !== undefined && `${round(queries)} statements a request`,
    milliseconds !== undefined && `${round(milliseconds)} ms of a request`,
    cpuShare !== undefined && `${round(cpuShare * 100)} % of the processor time`,
    stall !== undefined && `${round(stall)} ms without a break`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Where the fix belongs, where that is not the code itself. */
export function tellWhere({ where }: Fix): string {
  return { monolith: '', worker: 'in a worker', service: 'in a service of its own', infrastructure: 'around the code' }[
    where
  ];
}

/** Two figures behind the point at most, none where the number is large. */
function round(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

/** `2 findings: 1 high, 1 low` */
export function tellCounts(findings: readonly Pick<Finding, 'severity'>[]): string {
  const counts = (['high', 'medium', 'low'] as const)
    .map((severity) => [severity, findings.filter((one) => one.severity === severity).length] as const)
    .filter(([, count]) => count > 0);
  const sum = counts.length === 0 ? '' : `: ${counts.map(([severity, count]) => `${count} ${severity}`).join(', ')}`;
  return `${findings.length} finding${findings.length === 1 ? '' : 's'}${sum}`;
}
