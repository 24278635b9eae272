/** Public monoliths whose teams keep features in folders: what a detection can be held against. */

/** One checkout below BANYAN_CORPUS, and where its features are. */
export interface FeatureCorpus {
  readonly name: string;
  /** Folder of the project below the corpus folder. */
  readonly root: string;
  readonly source: readonly string[];
  /** The first group is the feature of a path. */
  readonly feature: RegExp;
  /** Weights of criteria were chosen on these; the others were only measured. */
  readonly chosenOn: boolean;
  /** What plain Louvain reached on the imports between files without hubs, as published: MoJoFM in percent, ARI. */
  readonly published: { readonly mojoFM: number; readonly ari: number };
}

/** Folders below a feature root that hold a technical layer, not a feature. */
const technical = new Set(
  'app bootstrap common core database decorators errors graphql guards helpers interceptors logger pipes redis shared throttler types'.split(
    ' ',
  ),
);

export const featureCorpora: readonly FeatureCorpus[] = [
  {
    ...{ name: 'ghostfolio', root: 'ghostfolio', source: ['apps/api/src', 'libs/common/src'] },
    feature: /^apps\/api\/src\/app\/((?:endpoints\/)?[^/]+)\//,
    chosenOn: true,
    published: { mojoFM: 44, ari: 0.28 },
  },
  {
    ...{ name: 'unleash', root: 'unleash', source: ['src/lib'] },
    feature: /^src\/lib\/features\/([^/]+)\//,
    chosenOn: true,
    published: { mojoFM: 51, ari: 0.45 },
  },
  {
    ...{ name: 'gauzy core', root: 'gauzy', source: ['packages/core/src'] },
    feature: /^packages\/core\/src\/lib\/([^/]+)\//,
    chosenOn: false,
    published: { mojoFM: 52, ari: 0.35 },
  },
  {
    ...{ name: 'hoppscotch', root: 'hoppscotch/packages/hoppscotch-backend', source: ['src'] },
    feature: /^src\/([^/]+)\//,
    chosenOn: false,
    published: { mojoFM: 51, ari: 0.49 },
  },
  {
    ...{ name: 'AFFiNE', root: 'AFFiNE/packages/backend/server', source: ['src'] },
    feature: /^src\/(?:core|plugins)\/([^/]+)\//,
    chosenOn: false,
    published: { mojoFM: 58, ari: 0.57 },
  },
  {
    ...{ name: 'overleaf web', root: 'overleaf/services/web', source: ['app/src'] },
    feature: /^app\/src\/Features\/([^/]+)\//,
    chosenOn: false,
    published: { mojoFM: 43, ari: 0.31 },
  },
  {
    ...{ name: 'novu api', root: 'novu', source: ['apps/api/src', 'libs', 'packages'] },
    feature: /^apps\/api\/src\/app\/([^/]+)\//,
    chosenOn: true,
    published: { mojoFM: 56, ari: 0.47 },
  },
  {
    ...{ name: 'medusa', root: 'medusa', source: ['packages'] },
    feature: /^packages\/modules\/([^/]+)\//,
    chosenOn: true,
    published: { mojoFM: 72, ari: 0.63 },
  },
  {
    ...{ name: 'reaction', root: 'reaction', source: ['packages'] },
    feature: /^packages\/([^/]+)\//,
    chosenOn: false,
    published: { mojoFM: 88, ari: 0.77 },
  },
];

const test =
  /(^|\/)(__tests__|tests?|__mocks__|integration-tests|e2e|migrations?|__fixtures__)\/|\.(spec|test|e2e)\.[cm]?[jt]sx?$/;

/** Whether a path is a test or a migration: neither in the reference nor in the graph of the peers. */
export function isAside(path: string): boolean {
  return test.test(path);
}

/** The feature of every labelled path. */
export function labelsOf({ feature }: FeatureCorpus, paths: readonly string[]): ReadonlyMap<string, string> {
  const labels = paths.filter((path) => !isAside(path)).map((path) => [path, feature.exec(path)?.[1]] as const);
  return new Map(
    labels.flatMap(([path, label]) =>
      label === undefined || technical.has(label.toLowerCase()) ? [] : [[path, label]],
    ),
  );
}
