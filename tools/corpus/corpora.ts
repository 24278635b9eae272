/** The public monoliths that the facts are measured on. Their code is never committed. */

/** One checkout below the corpus folder. */
export interface Corpus {
  /** Folder below $BANYAN_CORPUS. */
  readonly name: string;
  readonly repository: string;
  readonly commit: string;
  readonly source: readonly string[];
  /** The tsconfig that holds the aliases, for the second opinion. */
  readonly tsconfig: string;
  /** Files and file-pair edges that an independent resolver found. */
  readonly expected: { readonly files: number; readonly edges: number };
}

export const corpora: readonly Corpus[] = [
  {
    name: 'nestjs-realworld',
    repository: 'lujakob/nestjs-realworld-example-app',
    commit: 'c1c2cc4',
    source: ['src'],
    tsconfig: 'tsconfig.json',
    expected: { files: 35, edges: 70 },
  },
  {
    name: 'ghostfolio',
    repository: 'ghostfolio/ghostfolio',
    commit: 'c542997',
    source: ['apps/api/src', 'libs/common/src'],
    tsconfig: 'tsconfig.base.json',
    expected: { files: 505, edges: 2288 },
  },
  {
    name: 'outline',
    repository: 'outline/outline',
    commit: 'd77dcdf',
    source: ['server', 'shared', 'plugins'],
    tsconfig: 'tsconfig.json',
    expected: { files: 1619, edges: 5546 },
  },
];
