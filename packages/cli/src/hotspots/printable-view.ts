/** A view whose texts are safe to print: names in the analysed code may hold line breaks and cursor codes. */
import type { Finding } from '@banyan/model';
import { printable } from '../print/printable';
import { toPrintable } from '../report/to-printable';
import type { HotspotView } from './hotspot-view';

/** The same view; only sketches keep their line breaks. */
export function toPrintableView({ baseline, findings, ...rest }: HotspotView): HotspotView {
  return {
    ...toPrintable(rest),
    findings: findings.map(printableFinding),
    ...(baseline && {
      baseline: { added: new Set([...baseline.added].map(printable)), gone: toPrintable(baseline.gone) },
    }),
  };
}

function printableFinding(finding: Finding): Finding {
  const { sketch, ...fix } = finding.fix;
  const lines = sketch?.split('\n').map(printable).join('\n');
  return { ...toPrintable(finding), fix: { ...toPrintable(fix), ...(lines !== undefined && { sketch: lines }) } };
}
