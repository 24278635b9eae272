/** Reads the manifests a lifted service's package.json is made of. */
import { posix } from 'node:path';
import ts from 'typescript';
import type { LiftedCode } from '../lift-code';
import type { LiftInput } from '../lift-input';
import { buildPackageJson, type PackageManifest, type ServiceManifest } from './package-json';
import { layoutOf } from './layout';
import { serviceName } from './service-names';

/** Workspaces keep versions in a package.json above the project's. */
const levels = Array.from({ length: 8 }, (_, level) => '../'.repeat(level));

/** The service's package.json. */
export function buildManifest({ monolith, templates }: LiftInput, code: LiftedCode): ServiceManifest {
  const parse = (path: string): PackageManifest | undefined => {
    const text = monolith.read(path);
    return text === undefined ? undefined : (JSON.parse(text) as PackageManifest);
  };
  const manifests = levels.flatMap((level) => parse(`${level}package.json`) ?? []);
  const installed = (name: string): string | undefined =>
    levels.map((level) => parse(`${level}node_modules/${name}/package.json`)?.version).find(Boolean);
  const shellTexts = [...templates].filter(([path]) => path.startsWith('service-shell/') && isUsed(path, code));
  const texts = [...code.copied.map(({ path, content }) => [path, content] as const), ...shellTexts];
  const specifiers = texts
    .filter(([path]) => /\.[cm]?[jt]sx?$/.test(path))
    .flatMap(([, text]) => ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName))
    .filter((specifier) => !specifier.startsWith('.'));
  return buildPackageJson(
    serviceName(code.context.name),
    posix.normalize(layoutOf(code).main),
    ['@nestjs/common', '@nestjs/core', ...specifiers],
    manifests,
    installed,
    buildCommand(code),
  );
}

/** The compiler leaves assets where they are: they follow the code that looks for them beside itself. */
function buildCommand(code: LiftedCode): string {
  const { rootDir } = layoutOf(code);
  const moves = [...new Set(code.assets.map(({ path }) => path))].flatMap((path) => {
    const below = posix.relative(rootDir, path);
    return below.startsWith('..') ? [] : [`['${path}', '${posix.join('dist', below)}']`];
  });
  const compile = 'tsc -p tsconfig.json';
  if (moves.length === 0) return compile;
  const copy = `for (const [from, to] of [${moves.join(', ')}]) require('node:fs').cpSync(from, to, { recursive: true })`;
  return `${compile} && node -e "${copy}"`;
}

function isUsed(template: string, code: LiftedCode): boolean {
  return !template.includes('ping-database.') || template.includes(`ping-database.${databaseOf(code)}.`);
}

/** The data layer whose ping stands in the service. */
export function databaseOf({ kept }: LiftedCode): 'typeorm' | 'none' {
  const libraries = [...kept.modules.values()].flatMap(({ entries }) =>
    entries.imports.flatMap(({ is }) => (is.kind === 'library' ? [is.library] : [])),
  );
  return libraries.includes('@nestjs/typeorm') ? 'typeorm' : 'none';
}
