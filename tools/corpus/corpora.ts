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
  /** Files and file-pair edges that are there. */
  readonly expected: { readonly files: number; readonly edges: number };
  /** What an independent script on another resolver finds, where that differs; docs/corpus.md says why. */
  readonly elsewhere?: { readonly edges: number; readonly onlyHere: number; readonly onlyThere: number };
  /** Takes minutes to hold against madge: done with `--second-opinion` only. */
  readonly large?: boolean;
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
  {
    name: 'nestjs-boilerplate',
    repository: 'brocoders/nestjs-boilerplate',
    commit: '9620f159',
    source: ['src'],
    tsconfig: 'tsconfig.json',
    expected: { files: 157, edges: 414 },
  },
  {
    name: 'NodeBB',
    repository: 'NodeBB/NodeBB',
    commit: 'ab329b3',
    source: ['src'],
    tsconfig: '',
    expected: { files: 617, edges: 2820 },
  },
  {
    name: 'novu',
    repository: 'novuhq/novu',
    commit: '74a2e9a',
    source: ['apps/api', 'apps/worker', 'apps/ws', 'libs', 'packages'],
    tsconfig: 'tsconfig.json',
    expected: { files: 3321, edges: 8849 },
    elsewhere: { edges: 8844, onlyHere: 7, onlyThere: 2 },
    large: true,
  },
  {
    name: 'medusa',
    repository: 'medusajs/medusa',
    commit: '59e6747',
    source: ['packages'],
    tsconfig: '_tsconfig.base.json',
    expected: { files: 5564, edges: 15285 },
    elsewhere: { edges: 15215, onlyHere: 70, onlyThere: 0 },
    large: true,
  },
  {
    name: 'gauzy',
    repository: 'ever-co/ever-gauzy',
    commit: '39a5c3a',
    source: ['packages', 'apps'],
    tsconfig: 'tsconfig.json',
    expected: { files: 8245, edges: 26357 },
    elsewhere: { edges: 26356, onlyHere: 1, onlyThere: 0 },
    large: true,
  },
];
