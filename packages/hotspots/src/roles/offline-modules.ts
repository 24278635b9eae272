/** Files that no server runs: migrations, seeds, scripts, command lines, build settings, tests. */
import type { ClassFact, ModulePath } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { oncePerIndex } from '../once-per-index';

interface OfflineKind {
  readonly text: string;
  readonly path: RegExp;
  /** Classes that a tool of this kind runs: what they extend, implement or are decorated with. */
  readonly class?: RegExp;
  /** Packages that only such files import. */
  readonly package?: RegExp;
}

/** Folders and file names by convention. `commands` is none of them: handlers of a command bus live there. */
const kinds: readonly OfflineKind[] = [
  {
    text: 'a test',
    path: /(?:^|\/)(?:tests?|__tests__|__mocks__|e2e|cypress|playwright|fixtures?|testing)\/|[.-](?:spec|test|e2e|fixture|mock)\.[cm]?[jt]sx?$/i,
  },
  {
    text: 'a migration',
    path: /(?:^|\/)(?:db-?|database-?|typeorm-?)?migrations?\/|[.-]migration\.[cm]?[jt]s$|(?:^|\/)\d{10,}[-_][^/]*\.[cm]?[jt]s$/i,
    class: /^(?:MigrationInterface|Migration)$/,
  },
  {
    text: 'a seed',
    path: /(?:^|\/)(?:seeds?|seeders?|seeding)\/|(?:^|[/.-])(?:seed|seeds|seeder|seeders)\.[cm]?[jt]s$/i,
    class: /^(?:Seeder|Factory)$/,
  },
  { text: 'a benchmark', path: /(?:^|\/)(?:bench|benchmarks?|perf)\// },
  {
    text: 'a command line',
    path: /(?:^|\/)(?:cli|bin)\/|(?:^|[/.-])cli\.[cm]?[jt]s$|[.-]console\.ts$/,
    class: /^(?:CommandRunner|CommandModule|SubCommand)$/,
    package:
      /^(?:commander|yargs|cac|nest-commander|nestjs-command|nestjs-console|@oclif\/core|inquirer|meow|caporal|clipanion|@clack\/prompts)$/,
  },
  { text: 'a script', path: /(?:^|\/)scripts?\/|^tools?\// },
  {
    text: 'a build setting',
    path: /(?:^|\/)(?:gulpfile|gruntfile|ormconfig|[\w.-]*\.config)\.[cm]?[jt]s$/i,
    package: /^(?:webpack|vite|rollup|esbuild|gulp|grunt|tsup)$/,
  },
];

/** Module → what it is, e.g. `a seed`. */
export const offlineModules = oncePerIndex((index): ReadonlyMap<ModulePath, string> => {
  const classes = index.facts.classes.flatMap((one) => classKind(one) ?? []);
  const packages = index.facts.imports.flatMap(({ file, specifier, resolution, kind }) =>
    resolution === 'external' && kind !== 'type-only' ? pair(file, packageKind(specifier)) : [],
  );
  const paths = index.facts.modules.flatMap(({ path }) => pair(path, pathKind(path)));
  return new Map([...packages, ...classes, ...paths]);
});

function pathKind(path: ModulePath): string | undefined {
  // `app.config.ts` of a Nest application is loaded by the server; the settings of tools lie beside package.json.
  return kinds.find((kind) => kind.path.test(path) && !(kind.text === 'a build setting' && /\/src\/|^src\//.test(path)))
    ?.text;
}

function packageKind(specifier: string): string | undefined {
  return kinds.find((kind) => kind.package?.test(specifier))?.text;
}

function classKind({ file, extends: base, implements: ports, decorators }: ClassFact): [ModulePath, string][] {
  const names = [...(base ? [base] : []), ...ports, ...decorators];
  return pair(file, kinds.find((kind) => names.some((name) => kind.class?.test(name)))?.text);
}

function pair(file: ModulePath, text: string | undefined): [ModulePath, string][] {
  return text === undefined ? [] : [[file, text]];
}

/** Whether a module is offline code by its place, its classes or its imports. */
export function isOffline(index: FactsIndex, module: ModulePath): boolean {
  return offlineModules(index).has(module);
}
