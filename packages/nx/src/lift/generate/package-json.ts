/** The service's package.json: what the lifted files import, in the versions the monolith has. */
import { builtinModules } from 'node:module';
import { packageOf } from '../source/source-index';

/** Dependencies by name. */
type Versions = Readonly<Record<string, string>>;

/** The monolith's package.json, as far as it is read. */
export interface PackageManifest {
  readonly name?: string;
  readonly type?: string;
  readonly version?: string;
  readonly engines?: Versions;
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
  readonly peerDependencies?: Versions;
  readonly optionalDependencies?: Versions;
}

/** A package.json and the packages nobody told a version of. */
export interface ServiceManifest {
  readonly text: string;
  readonly withoutVersion: readonly string[];
}

/** Packages that are loaded by name at run time: taken along when the monolith has them. */
const loadedBy: Readonly<Record<string, readonly string[]>> = {
  '@nestjs/core': [
    'reflect-metadata',
    'rxjs',
    '@nestjs/platform-express',
    '@nestjs/platform-fastify',
    'class-validator',
    'class-transformer',
  ],
  '@nestjs/passport': ['passport'],
  '@nestjs/swagger': ['swagger-ui-express', '@fastify/swagger', '@fastify/static'],
  '@nestjs/graphql': ['graphql', '@apollo/server', '@nestjs/apollo'],
  typeorm: ['pg', 'mysql2', 'mysql', 'mssql', 'oracledb', 'better-sqlite3', 'sqlite3', 'sql.js', 'mongodb'],
  pino: ['pino-pretty'],
};

const testTypes = ['@types/jest', '@types/mocha', '@types/chai', '@types/sinon', '@types/supertest'];

/**
 * @param specifiers everything the lifted files import that is not theirs
 * @param manifests the monolith's package.json and those above it, nearest first
 * @param installed version of a package as it is installed, when no manifest names it
 * @param build the command that compiles the service
 */
export function buildPackageJson(
  name: string,
  main: string,
  specifiers: Iterable<string>,
  manifests: readonly PackageManifest[],
  installed: (name: string) => string | undefined,
  build = 'tsc -p tsconfig.json',
): ServiceManifest {
  const declared = declaredVersions(manifests);
  const wanted = wantedPackages(specifiers, declared);
  const withoutVersion: string[] = [];
  const versionOf = (one: string): string => {
    const version = declared[one] ?? caret(installed(one));
    if (version === undefined) withoutVersion.push(one);
    return version ?? '*';
  };
  const dependencies = toVersions(
    [...wanted].filter((one) => !one.startsWith('@types/')),
    versionOf,
  );
  const devDependencies = toVersions(developmentPackages(declaredVersions(manifests.slice(0, 1))), versionOf);
  const manifest = {
    name,
    version: '0.0.0',
    private: true,
    ...(manifests[0]?.type === 'module' && { type: 'module' }),
    scripts: { build, start: `node ${main}`, typecheck: 'tsc -p tsconfig.json --noEmit' },
    ...(manifests[0]?.engines && { engines: manifests[0].engines }),
    dependencies,
    devDependencies,
  };
  return { text: `${JSON.stringify(manifest, null, 2)}\n`, withoutVersion };
}

function declaredVersions(manifests: readonly PackageManifest[]): Versions {
  return Object.assign(
    {},
    ...manifests
      .toReversed()
      .flatMap((one) => [
        one.peerDependencies ?? {},
        one.devDependencies ?? {},
        one.optionalDependencies ?? {},
        one.dependencies ?? {},
      ]),
  ) as Versions;
}

function wantedPackages(specifiers: Iterable<string>, declared: Versions): ReadonlySet<string> {
  const wanted = new Set<string>();
  for (const specifier of specifiers) if (!isBuiltin(specifier)) wanted.add(packageOf(specifier));
  for (const one of wanted)
    for (const loaded of loadedBy[one] ?? []) if (declared[loaded] !== undefined) wanted.add(loaded);
  return wanted;
}

/** Types may be global (`Express.Multer.File`), so all of the monolith's come along but those of tests. */
function developmentPackages(declared: Versions): readonly string[] {
  const types = Object.keys(declared).filter((one) => one.startsWith('@types/') && !testTypes.includes(one));
  return [...new Set([...types, '@types/node', 'typescript'])];
}

function toVersions(names: readonly string[], versionOf: (name: string) => string): Versions {
  return Object.fromEntries([...names].sort().map((name) => [name, versionOf(name)]));
}

function caret(version: string | undefined): string | undefined {
  return version === undefined ? undefined : `^${version}`;
}

function isBuiltin(specifier: string): boolean {
  return specifier.startsWith('node:') || builtinModules.includes(specifier.split('/')[0] ?? '');
}
