/** One tsconfig file with what it inherits. Each file is read once; what cannot be read is a problem, not an end. */
import type { FactProblem } from '@banyan/model';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { extendsUnreadable, tsconfigUnreadable } from '../errors';
import { isRecord, readJson, stringsOf } from '../read/read-json';

/** A value with the folder that its relative paths start from. */
export interface Placed<T> {
  readonly folder: string;
  readonly value: T;
}

/** What a tsconfig says about modules, as written; paths are absolute folders with what stands in the file. */
export interface TsconfigFile {
  readonly paths?: Placed<Readonly<Record<string, unknown>>>;
  readonly baseUrl?: Placed<string>;
  readonly rootDirs?: Placed<readonly string[]>;
  readonly files?: Placed<readonly string[]>;
  readonly include?: Placed<readonly string[]>;
  readonly exclude?: Placed<readonly string[]>;
  /** Absolute paths of files or folders; not inherited. */
  readonly references: readonly string[];
}

export class TsconfigFiles {
  readonly problems: FactProblem[] = [];
  private readonly known = new Map<string, TsconfigFile | undefined>();

  /**
   * @param toRoot absolute path → path in problems
   * @param packageFolder folder of a package of the workspace: a shared config may not be installed
   */
  constructor(
    private readonly toRoot: (path: string) => string,
    private readonly packageFolder: (name: string) => string | undefined,
  ) {}

  /** Every path that was looked at, whether or not there is a file. */
  get paths(): string[] {
    return [...this.known.keys()];
  }

  /** @returns nothing when there is no such file, or it cannot be read */
  read(path: string, above: readonly string[] = []): TsconfigFile | undefined {
    if (this.known.has(path)) return this.known.get(path);
    const file = readJson(path);
    if (file.kind === 'broken') this.problems.push(tsconfigUnreadable(this.toRoot(path), file.line, file.message));
    const config = file.kind === 'read' ? this.merge(file.value, path, [...above, path]) : undefined;
    this.known.set(path, config);
    return config;
  }

  private merge(json: Readonly<Record<string, unknown>>, path: string, above: readonly string[]): TsconfigFile {
    const folder = dirname(path);
    const options = isRecord(json['compilerOptions']) ? json['compilerOptions'] : {};
    const own = {
      ...(isRecord(options['paths']) && { paths: { folder, value: options['paths'] } }),
      ...(typeof options['baseUrl'] === 'string' && { baseUrl: { folder, value: options['baseUrl'] } }),
      ...lists(options, ['rootDirs'], folder),
      ...lists(json, ['files', 'include', 'exclude'], folder),
    };
    const bases = this.bases(json['extends'], path, above);
    return { ...Object.assign({}, ...bases), ...own, references: referencesOf(json, folder) };
  }

  private bases(wanted: unknown, path: string, above: readonly string[]): TsconfigFile[] {
    const names = typeof wanted === 'string' ? [wanted] : stringsOf(wanted);
    return names.flatMap((name) => {
      const base = this.readBase(name, dirname(path), above);
      if (!base) this.problems.push(extendsUnreadable(this.toRoot(path), name));
      return base ? [base] : [];
    });
  }

  private readBase(name: string, folder: string, above: readonly string[]): TsconfigFile | undefined {
    const isPath = name.startsWith('.') || isAbsolute(name);
    for (const candidate of isPath ? near(resolve(folder, name)) : this.installed(name, folder)) {
      if (above.includes(candidate)) return undefined;
      const config = this.read(candidate, above);
      if (config) return config;
    }
    return undefined;
  }

  private installed(name: string, folder: string): string[] {
    const parts = name.split('/');
    const owner = this.packageFolder(parts.splice(0, name.startsWith('@') ? 2 : 1).join('/'));
    const candidates = owner === undefined ? [] : near(join(owner, ...parts));
    for (let at = folder; ; at = dirname(at)) {
      candidates.push(...near(join(at, 'node_modules', name)));
      if (dirname(at) === at) return candidates;
    }
  }
}

function lists(
  json: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  folder: string,
): Partial<TsconfigFile> {
  const given = keys.filter((key) => Array.isArray(json[key]));
  return Object.fromEntries(given.map((key) => [key, { folder, value: stringsOf(json[key]) }]));
}

function referencesOf(json: Readonly<Record<string, unknown>>, folder: string): string[] {
  const references = Array.isArray(json['references']) ? (json['references'] as unknown[]) : [];
  return references.flatMap((entry) =>
    isRecord(entry) && typeof entry['path'] === 'string' ? [resolve(folder, entry['path'])] : [],
  );
}

function near(path: string): string[] {
  return path.endsWith('.json') ? [path] : [`${path}.json`, path, join(path, 'tsconfig.json')];
}
