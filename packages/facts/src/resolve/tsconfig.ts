/** tsconfig.json files: aliases for every folder, through `extends` and `references`, surviving what cannot be read. */
import type { FactProblem } from '@banyan/model';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { extendsUnreadable, tsconfigUnreadable } from '../errors';
import { isRecord, readJson, stringsOf } from '../read/read-json';
import { joinPath, upwards } from './paths';

/** One line of `paths`: `@app/*` → folders. Targets are relative to the root. */
export interface PathAlias {
  readonly prefix: string;
  readonly suffix: string;
  /** Whether the pattern holds a `*`. */
  readonly open: boolean;
  readonly targets: readonly string[];
}

/** What a tsconfig says about the names of modules. */
export interface Aliases {
  readonly paths: readonly PathAlias[];
  /** Relative to the root. */
  readonly baseUrl?: string;
}

interface Config {
  readonly paths?: readonly PathAlias[];
  readonly baseUrl?: string;
  readonly references: readonly string[];
}

const names = ['tsconfig.json', 'jsconfig.json'];

/** Finds the nearest tsconfig of a folder. Each file is read once; what cannot be read is a problem, not an end. */
export class TsconfigLookup {
  readonly problems: FactProblem[] = [];
  private readonly configs = new Map<string, Config | undefined>();
  private readonly folders = new Map<string, Aliases | undefined>();

  constructor(private readonly root: string) {}

  /** Aliases that hold in a folder; nothing when no tsconfig is in or above it. */
  aliasesOf(folder: string): Aliases | undefined {
    if (this.folders.has(folder)) return this.folders.get(folder);
    const found = this.nearest(folder);
    const aliases = found && this.withReferences(found);
    this.folders.set(folder, aliases);
    return aliases;
  }

  private nearest(folder: string): Config | undefined {
    for (const at of upwards(folder)) {
      // An Nx root has only a base config; it stands in for the missing one.
      const candidates = at === '' ? [...names, 'tsconfig.base.json'] : names;
      for (const name of candidates) {
        const config = this.read(join(this.root, at, name), []);
        if (config) return config;
      }
    }
    return undefined;
  }

  /** A solution-style tsconfig has its aliases in the projects that it refers to. */
  private withReferences(config: Config): Aliases {
    if (config.paths || config.baseUrl !== undefined) return toAliases(config);
    for (const reference of config.references) {
      const path = reference.endsWith('.json') ? reference : join(reference, 'tsconfig.json');
      const referred = this.read(path, []);
      if (referred?.paths || referred?.baseUrl !== undefined) return toAliases(referred);
    }
    return toAliases(config);
  }

  private read(path: string, above: readonly string[]): Config | undefined {
    if (this.configs.has(path)) return this.configs.get(path);
    const file = readJson(path);
    if (file.kind === 'broken') this.problems.push(tsconfigUnreadable(this.toRoot(path), file.line, file.message));
    const config = file.kind === 'read' ? this.merge(file.value, path, [...above, path]) : undefined;
    this.configs.set(path, config);
    return config;
  }

  private merge(value: Readonly<Record<string, unknown>>, path: string, above: readonly string[]): Config {
    const bases = this.bases(value['extends'], path, above);
    const options = isRecord(value['compilerOptions']) ? value['compilerOptions'] : {};
    const folder = dirname(path);
    const ownBase =
      typeof options['baseUrl'] === 'string' ? this.toRoot(resolve(folder, options['baseUrl'])) : undefined;
    const baseUrl = ownBase ?? last(bases.map((base) => base.baseUrl));
    const ownPaths = isRecord(options['paths']) ? toPaths(options['paths'], baseUrl ?? this.toRoot(folder)) : undefined;
    const paths = ownPaths ?? last(bases.map((base) => base.paths));
    const references = Array.isArray(value['references'])
      ? value['references'].flatMap((entry: unknown) =>
          isRecord(entry) && typeof entry['path'] === 'string' ? [resolve(folder, entry['path'])] : [],
        )
      : [];
    return { ...(paths && { paths }), ...(baseUrl !== undefined && { baseUrl }), references };
  }

  private bases(wanted: unknown, path: string, above: readonly string[]): Config[] {
    const list = typeof wanted === 'string' ? [wanted] : stringsOf(wanted);
    return list.flatMap((name) => {
      const config = this.readBase(name, dirname(path), above);
      if (!config) this.problems.push(extendsUnreadable(this.toRoot(path), name));
      return config ? [config] : [];
    });
  }

  private readBase(name: string, folder: string, above: readonly string[]): Config | undefined {
    const candidates = name.startsWith('.') || isAbsolute(name) ? near(resolve(folder, name)) : installed(name, folder);
    for (const candidate of candidates) {
      if (above.includes(candidate)) return undefined;
      const config = this.read(candidate, above);
      if (config) return config;
    }
    return undefined;
  }

  private toRoot(path: string): string {
    return joinPath('', relative(this.root, path).split(sep).join('/'));
  }
}

function toAliases(config: Config): Aliases {
  return { paths: config.paths ?? [], ...(config.baseUrl !== undefined && { baseUrl: config.baseUrl }) };
}

function toPaths(paths: Readonly<Record<string, unknown>>, base: string): PathAlias[] {
  const aliases = Object.entries(paths).map(([pattern, targets]) => {
    const [prefix = '', suffix = ''] = pattern.split('*');
    return {
      prefix,
      suffix,
      open: pattern.includes('*'),
      targets: stringsOf(targets).map((target) => joinPath(base, target)),
    };
  });
  // TypeScript takes the exact name first, then the longest prefix.
  return aliases.sort((a, b) => Number(a.open) - Number(b.open) || b.prefix.length - a.prefix.length);
}

function near(path: string): string[] {
  return path.endsWith('.json') ? [path] : [`${path}.json`, path, join(path, 'tsconfig.json')];
}

function installed(name: string, folder: string): string[] {
  const candidates: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    candidates.push(...near(join(at, 'node_modules', name)));
    if (dirname(at) === at) return candidates;
  }
}

function last<T>(values: readonly (T | undefined)[]): T | undefined {
  return values.filter((value) => value !== undefined).at(-1);
}
