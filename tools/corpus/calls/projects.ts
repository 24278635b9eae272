/** The projects whose calls are held against the type checker. They need their dependencies installed. */

/** One checkout with node_modules below the corpus folder. */
export interface CallProject {
  /** Folder below $BANYAN_CORPUS. */
  readonly name: string;
  readonly source: readonly string[];
  /** The tsconfig that the source is compiled with. */
  readonly tsconfig: string;
  /** Measured to see that rules are general; no rule was made looking at it. */
  readonly holdOut?: boolean;
}

export const callProjects: readonly CallProject[] = [
  { name: 'ghostfolio', source: ['apps/api/src', 'libs/common/src'], tsconfig: 'apps/api/tsconfig.app.json' },
  {
    name: 'hoppscotch',
    source: ['packages/hoppscotch-backend/src'],
    tsconfig: 'packages/hoppscotch-backend/tsconfig.json',
  },
  { name: 'nestjs-boilerplate', source: ['src'], tsconfig: 'tsconfig.json' },
  { name: 'unleash', source: ['src/lib'], tsconfig: 'tsconfig.json', holdOut: true },
  { name: 'outline', source: ['server', 'shared', 'plugins'], tsconfig: 'tsconfig.json', holdOut: true },
];
