/** A specifier in a file → what became of it. */
import type { ImportResolution } from '@banyan/model';
import { isBuiltin } from 'node:module';
import { isSource, type ProjectTree } from '../read/list-tree';
import { aliasOf, looksInternal } from './internal-names';
import { exportTargets, folderEntry, packageEntry, sourceOf } from './package-entry';
import { folderOf, joinPath, upwards } from './paths';
import { probeFile, probeIndex } from './probe';
import type { Aliases, TsconfigLookup } from './tsconfig';
import type { Workspace, WorkspacePackage } from './workspace';

/** What an import leads to; `to` for files of the project. */
export interface Resolved {
  readonly resolution: ImportResolution;
  readonly to?: string;
}

/** A file that imports, with what was resolved in its folder under its aliases. */
interface Importer {
  readonly folder: string;
  readonly aliases: Aliases | undefined;
  readonly known: Map<string, Resolved>;
}

/** Resolves specifiers of one project: relative paths, aliases of the nearest tsconfig, workspace packages, then libraries. */
export class ImportResolver {
  private readonly known = new Map<Aliases | undefined, Map<string, Map<string, Resolved>>>();
  private readonly importers = new Map<string, Importer>();
  private readonly owners = new Map<string, readonly WorkspacePackage[]>();

  constructor(
    private readonly tree: ProjectTree,
    private readonly tsconfigs: TsconfigLookup,
    private readonly workspace: Workspace,
  ) {}

  /** @param file the importing file */
  resolve(file: string, specifier: string): Resolved {
    const { aliases, folder, known } = this.importerOf(file);
    const before = known.get(specifier);
    if (before) return before;
    const resolved = this.find(folder, specifier, aliases);
    known.set(specifier, resolved);
    return resolved;
  }

  private importerOf(file: string): Importer {
    const before = this.importers.get(file);
    if (before) return before;
    const aliases = this.tsconfigs.aliasesOf(file);
    const folder = folderOf(file);
    const folders = this.known.get(aliases) ?? new Map<string, Map<string, Resolved>>();
    const known = folders.get(folder) ?? new Map<string, Resolved>();
    this.known.set(aliases, folders.set(folder, known));
    const importer = { folder, aliases, known };
    this.importers.set(file, importer);
    return importer;
  }

  private find(folder: string, specifier: string, aliases: Aliases | undefined): Resolved {
    const exact = this.look(folder, specifier, aliases);
    // Bundlers let loaders and queries stand around a path: `raw!./x.txt?inline`.
    const bare = specifier.replace(/^.*!/, '').replace(/\?.*$/, '');
    return exact.resolution === 'internal' || bare === specifier ? exact : this.look(folder, bare, aliases);
  }

  private look(folder: string, specifier: string, aliases: Aliases | undefined): Resolved {
    if (/^\.\.?(?:\/|$)/.test(specifier)) return this.toFile(this.relative(folder, specifier, aliases));
    if (specifier.startsWith('/')) return this.toFile(this.path(specifier.slice(1)));
    if (/^[a-z]+:\/\//.test(specifier) || specifier.startsWith('data:')) return { resolution: 'external' };
    if (specifier.startsWith('node:')) return { resolution: 'builtin' };
    const aliased = aliases && this.aliased(specifier, aliases);
    if (aliased !== undefined) return this.toFile(aliased);
    if (specifier.startsWith('#')) return this.packageImport(folder, specifier, aliases);
    if (isBuiltin(specifier)) return { resolution: 'builtin' };
    const member = this.member(specifier);
    if (member?.entry !== undefined) return this.toFile(member.entry);
    if (this.isDeclared(folder, specifier)) return { resolution: 'external' };
    const promised = aliases && aliasOf(specifier, aliases.paths, true);
    const inside = promised || looksInternal(specifier, this.ownersOf(folder), this.tree);
    return { resolution: member || inside ? 'internal-broken' : 'external' };
  }

  private toFile(path: string | undefined): Resolved {
    if (path === undefined || path.startsWith('../')) return { resolution: 'internal-broken' };
    if (isSource(path) || path.endsWith('ts')) return { resolution: 'internal', to: path };
    return { resolution: 'asset' };
  }

  private relative(folder: string, specifier: string, aliases: Aliases | undefined): string | undefined {
    const path = joinPath(folder, specifier);
    const found = this.path(path, /(?:^|\/)\.{0,2}$/.test(specifier));
    return found ?? this.throughRootDirs(path, aliases?.rootDirs ?? []) ?? this.unbuilt(path);
  }

  /** A file, a folder with a package.json, a folder with an index: in Node's order. */
  private path(path: string, folderOnly = false): string | undefined {
    const found = folderOnly ? undefined : probeFile(path, this.tree);
    if (found !== undefined) return found;
    const nested = this.workspace.packages.get(path);
    const said = nested && folderEntry(nested, this.tree);
    return said ?? probeIndex(path, this.tree) ?? (nested && packageEntry(nested, '.', this.tree));
  }

  /** `rootDirs` of a tsconfig lie over each other: what is not in one is looked for in the others. */
  private throughRootDirs(path: string, rootDirs: readonly string[]): string | undefined {
    const from = rootDirs.find((folder) => folder === '' || path.startsWith(`${folder}/`));
    if (from === undefined) return undefined;
    const inside = from === '' ? path : path.slice(from.length + 1);
    return first(rootDirs.map((folder) => this.path(joinPath(folder, inside))));
  }

  /** `../dist/x` of a package that was not built → the source that it would be built from. */
  private unbuilt(path: string): string | undefined {
    if (path.startsWith('../')) return undefined;
    const [owner] = this.ownersOf(folderOf(path));
    return owner && sourceOf(path, owner.folder, this.tree);
  }

  private aliased(specifier: string, aliases: Aliases): string | undefined {
    const alias = aliasOf(specifier, aliases.paths);
    const star = alias ? specifier.slice(alias.prefix.length, specifier.length - alias.suffix.length) : '';
    const targets = (alias?.targets ?? []).map((target) =>
      joinPath(
        '',
        target.replace('*', () => star),
      ),
    );
    const based = aliases.baseUrl === undefined ? [] : [joinPath(aliases.baseUrl, specifier)];
    return (
      first([...targets, ...based].map((target) => this.path(target))) ??
      first(targets.map((target) => this.unbuilt(target)))
    );
  }

  private member(specifier: string): { readonly entry?: string } | undefined {
    const { name, subpath } = splitSpecifier(specifier);
    const member = this.workspace.members.get(name);
    if (!member) return undefined;
    const entry = packageEntry(member, subpath, this.tree);
    return entry === undefined ? {} : { entry };
  }

  private packageImport(folder: string, specifier: string, aliases: Aliases | undefined): Resolved {
    const [owner] = this.ownersOf(folder);
    const targets = owner ? exportTargets(owner.json['imports'], specifier) : [];
    const files = targets.filter((target) => target.startsWith('.'));
    const found = first(
      files.map((target) => owner && sourceOf(joinPath(owner.folder, target), owner.folder, this.tree)),
    );
    const [other] = targets.filter((target) => !target.startsWith('.') && !target.startsWith('#'));
    return found === undefined && other !== undefined ? this.look(folder, other, aliases) : this.toFile(found);
  }

  /** Packages that a folder is in, the innermost first. */
  private ownersOf(folder: string): readonly WorkspacePackage[] {
    const known = this.owners.get(folder);
    if (known) return known;
    const owners = upwards(folder).flatMap((at) => this.workspace.packages.get(at) ?? []);
    this.owners.set(folder, owners);
    return owners;
  }

  /** Whether a package.json in or above the folder asks for the library. */
  private isDeclared(folder: string, specifier: string): boolean {
    const { name } = splitSpecifier(specifier);
    return this.ownersOf(folder).some(({ dependencies }) => dependencies.has(name));
  }
}

/** `@scope/name/sub/path` → the package and `./sub/path`. */
export function splitSpecifier(specifier: string): { readonly name: string; readonly subpath: string } {
  const parts = specifier.split('/');
  const name = parts.splice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  return { name, subpath: parts.length === 0 ? '.' : `./${parts.join('/')}` };
}

function first(found: readonly (string | undefined)[]): string | undefined {
  return found.find((path) => path !== undefined);
}
