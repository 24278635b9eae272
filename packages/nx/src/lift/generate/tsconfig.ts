/** The service's tsconfig.json: the monolith's compiler options, flattened, without what is about its own output. */
import { posix } from 'node:path';
import ts from 'typescript';

type Options = Readonly<Record<string, unknown>>;

/** Options about where the monolith writes, how its workspace builds, and matters of taste. */
const leftOut = [
  'allowImportingTsExtensions',
  'baseUrl',
  'composite',
  'customConditions',
  'declaration',
  'declarationDir',
  'declarationMap',
  'emitDeclarationOnly',
  'incremental',
  'noEmit',
  'noUnusedLocals',
  'noUnusedParameters',
  'outDir',
  'outFile',
  'paths',
  'plugins',
  'rootDir',
  'rootDirs',
  'tsBuildInfoFile',
  'typeRoots',
];

/**
 * @param rootDir common folder of the service's sources, e.g. `src`
 * @param sources folders or files to compile
 */
export function buildTsconfig(options: Options, rootDir: string, sources: readonly string[]): string {
  const carried = Object.fromEntries(Object.entries(options).filter(([name]) => !leftOut.includes(name)));
  const types = Array.isArray(carried['types']) ? (carried['types'] as unknown[]).filter((one) => !isTest(one)) : [];
  const config = {
    compilerOptions: {
      ...carried,
      ...(types.length > 0 || carried['types'] !== undefined ? { types } : {}),
      rootDir,
      outDir: 'dist',
    },
    include: sources,
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

/**
 * Compiler options of the monolith with everything it extends, the nearest winning.
 * @param read text of a file relative to the monolith's root
 */
export function readCompilerOptions(read: (path: string) => string | undefined): Options {
  return optionsOf('tsconfig.json', read, []) ?? fallback;
}

const fallback: Options = {
  target: 'es2022',
  module: 'commonjs',
  strict: true,
  esModuleInterop: true,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  skipLibCheck: true,
};

function optionsOf(
  path: string,
  read: (path: string) => string | undefined,
  seen: readonly string[],
): Options | undefined {
  const text = seen.includes(path) ? undefined : read(path);
  if (text === undefined) return undefined;
  const { config } = ts.parseConfigFileTextToJson(path, text) as {
    readonly config?: { readonly extends?: string | readonly string[]; readonly compilerOptions?: Options };
  };
  const bases = [config?.extends ?? []].flat().map((base) => optionsOf(basePath(path, base), read, [...seen, path]));
  return Object.assign({}, ...bases.filter(Boolean), config?.compilerOptions ?? {}) as Options;
}

function basePath(from: string, base: string): string {
  const path = base.startsWith('.') ? posix.join(posix.dirname(from), base) : posix.join('node_modules', base);
  return path.endsWith('.json') ? path : `${path}.json`;
}

function isTest(name: unknown): boolean {
  return ['jest', 'mocha', 'vitest/globals', 'chai'].includes(String(name));
}
