/** What several workers answer to one question of the operator's, as one answer. */
import type { ReportThresholds } from '@banyan/model';
import { reportFields } from '../shadow/report-fields';
import type { RouteShadow, ShadowReport } from '../shadow/shadow-report';

/** Numbers are added, lists joined, names put together; of everything else the first one counts. */
export function mergeAnswers(answers: readonly unknown[]): unknown {
  const [first] = answers;
  if (typeof first === 'number') return (answers as number[]).reduce((sum, one) => sum + one, 0);
  if (Array.isArray(first)) return (answers as unknown[][]).flat();
  if (typeof first !== 'object' || first === null) return first;
  const objects = answers as Readonly<Record<string, unknown>>[];
  const names = new Set(objects.flatMap((one) => Object.keys(one)));
  const merged = [...names].map((name) => {
    const values = objects.map((one) => one[name]).filter((value) => value !== undefined);
    return [name, mergeAnswers(values)] as const;
  });
  return Object.fromEntries(merged);
}

/**
 * Shadows of each route, counted together and judged anew.
 * @param thresholdsOf those of a route
 */
export function mergeShadows(
  reports: readonly ShadowReport[],
  thresholdsOf: (route: string) => Required<ReportThresholds>,
): ShadowReport {
  const byRoute = new Map<string, RouteShadow[]>();
  for (const shadow of reports.flatMap(({ routes }) => routes)) {
    const name = `${shadow.service} ${shadow.route}`;
    byRoute.set(name, [...(byRoute.get(name) ?? []), shadow]);
  }
  return { routes: [...byRoute.values()].map((shadows) => mergeRoute(shadows, thresholdsOf)) };
}

function mergeRoute(
  shadows: readonly RouteShadow[],
  thresholdsOf: (route: string) => Required<ReportThresholds>,
): RouteShadow {
  const { samples, meanMilliseconds: _, ...merged } = mergeAnswers(shadows) as RouteShadow;
  const { route, service } = shadows[0] as RouteShadow;
  const counts = new Map<string, { raw: number; noise: number }>();
  for (const { field, raw, noise } of shadows.flatMap(({ fields }) => fields)) {
    const known = counts.get(field) ?? { raw: 0, noise: 0 };
    counts.set(field, { raw: known.raw + raw, noise: known.noise + noise });
  }
  const timed = shadows.filter(({ meanMilliseconds }) => meanMilliseconds !== undefined);
  const copies = timed.reduce((sum, shadow) => sum + shadow.copies, 0);
  const total = timed.reduce((sum, shadow) => sum + (shadow.meanMilliseconds ?? 0) * shadow.copies, 0);
  return {
    ...merged,
    route,
    service,
    ...(copies > 0 ? { meanMilliseconds: Math.round((total / copies) * 1_000) / 1_000 } : {}),
    fields: reportFields(counts, merged.pairs, thresholdsOf(route)),
    samples: samples.toSorted((a, b) => (a.at < b.at ? 1 : -1)),
  };
}
