/** The tsconfig that speaks for a file: aliases through `extends` and `references`, surviving what cannot be read. */
import type { FactProblem } from '@banyan/model';
import { join, relative, resolve, sep } from 'node:path';
import { stringsOf } from '../read/read-json';
import { includePattern } from './file-patterns';
import { folderOf, joinPath, upwards } from './paths';
import { type Placed, type TsconfigFile, TsconfigFiles } from './tsconfig-file';
import type { Workspace } from './workspace';

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
  /** Folders that are one folder to relative imports; relative to the root. */
  readonly rootDirs: readonly string[];
}

/** A tsconfig that stands for a project: whose files, under which names. */
interface TsProject {
  readonly aliases: Aliases;
  readonly named: boolean;
  readonly owns: (file: string) => boolean;
  readonly references: readonly string[];
}

const names = ['tsconfig.json', 'jsconfig.json'];

/** The lookup of a project, with shared configs found among the packages of its workspace. */
export function lookUpTsconfigs(root: string, { members }: Workspace): TsconfigLookup {
  return new TsconfigLookup(root, (name) => {
    const member = members.get(name);
    return member && join(root, member.folder);
  });
}

/** Finds the tsconfig that a file belongs to. */
export class TsconfigLookup {
  private readonly files: TsconfigFiles;
  private readonly projects = new Map<string, TsProject | undefined>();
  private readonly folders = new Map<string, TsProject | undefined>();

  /** @param packageFolder absolute folder of a package of the workspace, by its name */
  constructor(
    private readonly root: string,
    packageFolder: (name: string) => string | undefined = () => undefined,
  ) {
    this.files = new TsconfigFiles((path) => this.toRoot(path), packageFolder);
  }

  get problems(): readonly FactProblem[] {
    return this.files.problems;
  }

  /** Absolute paths of every config that was looked for, found or not. */
  get paths(): readonly string[] {
    return this.files.paths;
  }

  /** Aliases that hold in a file; nothing when no tsconfig is in or above its folder. */
  aliasesOf(file: string): Aliases | undefined {
    const nearest = this.nearest(folderOf(file));
    if (!nearest || nearest.references.length === 0) return nearest?.aliases;
    if (nearest.named && nearest.owns(file)) return nearest.aliases;
    // A solution-style tsconfig leaves its files to the projects that it refers to.
    const referred = this.referredBy(nearest, new Set());
    const owner = referred.find((project) => project.owns(file));
    const known = nearest.named ? nearest : referred.find(({ named }) => named);
    return (owner ?? known ?? nearest).aliases;
  }

  private nearest(folder: string): TsProject | undefined {
    if (!this.folders.has(folder)) this.folders.set(folder, this.findNearest(folder));
    return this.folders.get(folder);
  }

  private findNearest(folder: string): TsProject | undefined {
    for (const at of upwards(folder)) {
      // An Nx root has only a base config; it stands in for the missing one.
      const candidates = at === '' ? [...names, 'tsconfig.base.json'] : names;
      for (const name of candidates) {
        const project = this.project(join(this.root, at, name));
        if (project) return project;
      }
    }
    return undefined;
  }

  private referredBy({ references }: TsProject, seen: Set<string>): TsProject[] {
    return references.flatMap((reference) => {
      const path = reference.endsWith('.json') ? reference : join(reference, 'tsconfig.json');
      if (seen.has(path)) return [];
      seen.add(path);
      const project = this.project(path);
      return project ? [project, ...this.referredBy(project, seen)] : [];
    });
  }

  private project(path: string): TsProject | undefined {
    if (!this.projects.has(path)) {
      const file = this.files.read(path);
      this.projects.set(path, file && toProject(file, join(path, '..'), (found) => this.toRoot(found)));
    }
    return this.projects.get(path);
  }

  private toRoot(path: string): string {
    return joinPath('', relative(this.root, path).split(sep).join('/'));
  }
}

type ToRoot = (path: string) => string;

/** @param own folder of the tsconfig itself, which `${configDir}` stands for in what it inherits */
function toProject(file: TsconfigFile, own: string, toRoot: ToRoot): TsProject {
  const place = (folder: string, path: string): string =>
    toRoot(
      resolve(
        folder,
        path.replace('${configDir}', () => own),
      ),
    );
  const baseUrl = file.baseUrl && place(file.baseUrl.folder, file.baseUrl.value);
  const toTarget = (target: string, { folder }: Placed<unknown>): string =>
    baseUrl === undefined || target.startsWith('${configDir}') ? place(folder, target) : joinPath(baseUrl, target);
  const all = (list: Placed<readonly string[]> | undefined): string[] =>
    (list?.value ?? []).map((path) => place((list as Placed<unknown>).folder, path));
  const { paths } = file;
  return {
    aliases: {
      paths: paths ? toAliases(paths.value, (target) => toTarget(target, paths)) : [],
      ...(baseUrl !== undefined && { baseUrl }),
      rootDirs: all(file.rootDirs),
    },
    named: paths !== undefined || baseUrl !== undefined,
    owns: ownership(file, all, toRoot(own)),
    references: file.references,
  };
}

/** Whose `files` or `include` names a file, and whose `exclude` does not; without both everything beside and below. */
function ownership(
  file: TsconfigFile,
  all: (list: Placed<readonly string[]> | undefined) => string[],
  own: string,
): (file: string) => boolean {
  const listed = new Set(all(file.files));
  const everything = file.files === undefined && file.include === undefined;
  const included = (everything ? [own] : all(file.include)).map(includePattern);
  const excluded = all(file.exclude).map(includePattern);
  return (path) =>
    listed.has(path) || (included.some((one) => one.test(path)) && !excluded.some((one) => one.test(path)));
}

function toAliases(paths: Readonly<Record<string, unknown>>, toTarget: (target: string) => string): PathAlias[] {
  const aliases = Object.entries(paths).map(([pattern, targets]) => {
    const [prefix = '', suffix = ''] = pattern.split('*');
    return { prefix, suffix, open: pattern.includes('*'), targets: stringsOf(targets).map(toTarget) };
  });
  // TypeScript takes the exact name first, then the longest prefix.
  return aliases.sort((a, b) => Number(a.open) - Number(b.open) || b.prefix.length - a.prefix.length);
}
