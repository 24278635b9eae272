/** Findings → what the page shows of them, in words. */
import {
  type Finding,
  type FindingEntryPoint,
  type FindingReport,
  tellEntryPoint,
  tellMeasured,
  tellMultiplier,
  tellStep,
} from '@banyan/model';
import type { HarmlessPlace, HotspotData, HotspotFinding, HotspotRoute } from './report-data';

/** Entry points shown of one finding: what lies below a shared service is reached from hundreds. */
const routesShown = 12;

/** Everything but chains beyond the first dozen. */
export function deriveHotspots({ evidence, findings, harmless, suppressed }: FindingReport): HotspotData {
  const judged = harmless.map(({ rule, file, line, reason, text }) => ({ rule, file, line, reason, text }));
  const silenced = suppressed.map(({ finding, reason }): HarmlessPlace => {
    const { rule, file, line, title } = finding;
    return { rule, file, line, reason: 'comment', text: `${title} – ${reason}` };
  });
  return {
    from: evidence.length === 0 ? 'from the code alone' : `from the code, with ${evidence.join(', ')}`,
    findings: findings.map(toRow),
    harmless: [...judged, ...silenced],
  };
}

function toRow({ entryPoints, multiplier, measured, related = [], ...finding }: Finding): HotspotFinding {
  const figures = measured ? tellMeasured(measured) : '';
  return {
    ...finding,
    routes: entryPoints.slice(0, routesShown).map(toRoute),
    moreRoutes: Math.max(0, entryPoints.length - routesShown),
    ...(multiplier && { times: { file: multiplier.file, line: multiplier.line, text: tellMultiplier(multiplier) } }),
    ...(figures !== '' && { measured: figures }),
    related,
  };
}

function toRoute(entry: FindingEntryPoint): HotspotRoute {
  const steps = entry.chain.map((step) => ({ file: step.file, line: step.line, text: tellStep(step) }));
  return { name: tellEntryPoint(entry), steps };
}
