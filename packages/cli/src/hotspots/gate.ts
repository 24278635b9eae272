/** Keeps the baseline, and fails on what a build is to fail on. */
import { BanyanError, type Finding, type FindingReport, tellCounts } from '@banyan/model';
import { writeFindingBaseline } from '../documents/finding-baseline-document';
import { freshFindings, type HotspotView } from './hotspot-view';
import type { GateOptions, OpenGate } from './open-gate';
import { isAsGrave } from './pick-findings';

export type { GateOptions } from './open-gate';

/**
 * The baseline is kept for all findings, whatever was asked to be shown; what was asked for can fail.
 * @throws BanyanError `HOTSPOTS_NEW`, `HOTSPOTS_FOUND`
 */
export async function gate(
  gated: OpenGate,
  report: FindingReport,
  view: HotspotView,
  options: GateOptions,
): Promise<void> {
  const compared = gated.comparison(report);
  const accepts = options.accept === true || gated.begins;
  if (compared && options.baseline !== undefined && (accepts || options.updateBaseline))
    await writeFindingBaseline(options.baseline, accepts ? compared.accepted : compared.shrunk);
  if (!accepts) refuseFindings(freshFindings(view), options, compared !== undefined);
}

/** Without --fail-on, a baseline fails on anything new. */
function refuseFindings(fresh: readonly Finding[], { failOn }: GateOptions, compared: boolean): void {
  const least = failOn ?? (compared ? 'low' : undefined);
  const failing = least === undefined ? [] : fresh.filter(({ severity }) => isAsGrave(severity, least));
  if (failing.length === 0) return;
  throw new BanyanError(
    compared ? 'HOTSPOTS_NEW' : 'HOTSPOTS_FOUND',
    `${tellCounts(failing)}${compared ? ', not in the baseline' : ''}.`,
    compared
      ? 'Mend them, or say in a comment why they do no harm; `--accept` makes them known.'
      : 'Mend them, or say in a comment why they do no harm; with `--baseline` only new ones fail.',
  );
}
