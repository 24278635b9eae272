/** Findings → what the page shows of them, in words. */
import {
  type Finding,
  type FindingReport,
  tellEntryPoint,
  tellMeasured,
  tellMultiplier,
  tellRoutes,
  tellStep,
  type ToldRoute,
} from '@banyan/model';
import type { HarmlessPlace, HotspotData, HotspotFinding, HotspotRoute } from './report-data';

/** Chains shown of one finding: what lies below a shared service is reached by hundreds. */
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
  const told = tellRoutes(entryPoints);
  const figures = measured ? tellMeasured(measured) : '';
  return {
    ...finding,
    entryPoints: entryPoints.map(tellEntryPoint),
    routes: told.slice(0, routesShown).map(toRoute),
    moreRoutes: told.slice(routesShown).reduce((sum, one) => sum + one.entryPoints, 0),
    ...(multiplier && { times: { file: multiplier.file, line: multiplier.line, text: tellMultiplier(multiplier) } }),
    ...(figures !== '' && { measured: figures }),
    related,
  };
}

function toRoute({ text, chain }: ToldRoute): HotspotRoute {
  return { name: text, steps: chain.map((step) => ({ file: step.file, line: step.line, text: tellStep(step) })) };
}
