/** A specifier in a file → what became of it. */
import type { ImportResolution } from '@banyan/model';
import { isBuiltin } from 'node:module';
import { isSource, type ProjectTree } from '../read/list-tree';
import { exportTargets, packageEntry } from './package-entry';
import { folderOf, joinPath, upwards } from './paths';
import { probe } from './probe';
import type { Aliases, PathAlias, TsconfigLookup } from './tsconfig';
import type { Workspace, WorkspacePackage } from './workspace';

/** What an import leads to; `to` for files of the project. */
export interface Resolved {
  readonly resolution: ImportResolution;
  readonly to?: string;
}

/** Resolves specifiers of one project: relative paths, aliases of the nearest tsconfig, workspace packages, then libraries. */
export class ImportResolver {
  private readonly known = new Map<string, Resolved>();

  constructor(
    private readonly tree: ProjectTree,
    private readonly tsconfigs: TsconfigLookup,
    private readonly workspace: Workspace,
  ) {}

  /** @param file the importing file */
  resolve(file: string, specifier: string): Resolved {
    const folder = folderOf(file);
    const key = `${folder}\0${specifier}`;
    const known = this.known.get(key);
    if (known) return known;
    const resolved = this.find(folder, specifier.replace(/^.*!/, '').replace(/\?.*$/, ''));
    this.known.set(key, resolved);
    return resolved;
  }

  private find(folder: string, specifier: string): Resolved {
    if (/^\.\.?(?:\/|$)/.test(specifier)) return this.toFile(this.relative(joinPath(folder, specifier)));
    if (specifier.startsWith('/')) return this.toFile(probe(specifier.slice(1), this.tree));
    if (/^[a-z]+:\/\//.test(specifier) || specifier.startsWith('data:')) return { resolution: 'external' };
    if (specifier.startsWith('#')) return this.toFile(this.packageImport(folder, specifier));
    if (specifier.startsWith('node:')) return { resolution: 'builtin' };
    const aliases = this.tsconfigs.aliasesOf(folder);
    const aliased = aliases && this.aliased(specifier, aliases);
    if (aliased !== undefined) return this.toFile(aliased);
    if (isBuiltin(specifier)) return { resolution: 'builtin' };
    const member = this.member(specifier);
    if (member?.entry !== undefined) return this.toFile(member.entry);
    if (this.isDeclared(folder, specifier)) return { resolution: 'external' };
    const promised = aliases && aliasOf(specifier, aliases.paths);
    return { resolution: member || promised ? 'internal-broken' : 'external' };
  }

  private toFile(path: string | undefined): Resolved {
    if (path === undefined || path.startsWith('../')) return { resolution: 'internal-broken' };
    if (isSource(path) || path.endsWith('ts')) return { resolution: 'internal', to: path };
    return { resolution: 'asset' };
  }

  private relative(path: string): string | undefined {
    const found = probe(path, this.tree);
    if (found !== undefined) return found;
    const nested = this.workspace.packages.get(path);
    return nested && packageEntry(nested, '.', this.tree);
  }

  private aliased(specifier: string, aliases: Aliases): string | undefined {
    const alias = aliasOf(specifier, aliases.paths);
    if (alias) {
      const star = specifier.slice(alias.prefix.length, specifier.length - alias.suffix.length);
      for (const target of alias.targets) {
        const found = this.relative(joinPath('', target.replace('*', star)));
        if (found !== undefined) return found;
      }
    }
    return aliases.baseUrl === undefined ? undefined : probe(joinPath(aliases.baseUrl, specifier), this.tree);
  }

  private member(specifier: string): { readonly entry?: string } | undefined {
    const parts = specifier.split('/');
    const name = parts.splice(0, specifier.startsWith('@') ? 2 : 1).join('/');
    const member = this.workspace.members.get(name);
    if (!member) return undefined;
    const entry = packageEntry(member, parts.length === 0 ? '.' : `./${parts.join('/')}`, this.tree);
    return entry === undefined ? {} : { entry };
  }

  private packageImport(folder: string, specifier: string): string | undefined {
    const owner = this.packageOf(folder);
    if (!owner) return undefined;
    for (const target of exportTargets(owner.json['imports'], specifier)) {
      const found = packageEntry({ ...owner, json: {} }, target.startsWith('.') ? target : `./${target}`, this.tree);
      const unbuilt = found ?? packageEntry({ ...owner, json: { main: target } }, '.', this.tree);
      if (unbuilt !== undefined) return unbuilt;
    }
    return undefined;
  }

  private packageOf(folder: string): WorkspacePackage | undefined {
    return upwards(folder)
      .map((at) => this.workspace.packages.get(at))
      .find((found) => found !== undefined);
  }

  /** Whether a package.json in or above the folder asks for the library. */
  private isDeclared(folder: string, specifier: string): boolean {
    const name = specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/');
    return upwards(folder).some((at) => this.workspace.packages.get(at)?.dependencies.has(name));
  }
}

/** The alias that promises a file of the project; `*` alone promises nothing. */
function aliasOf(specifier: string, paths: readonly PathAlias[]): PathAlias | undefined {
  return paths.find(({ prefix, suffix, open }) =>
    open
      ? prefix !== '' &&
        specifier.length >= prefix.length + suffix.length &&
        specifier.startsWith(prefix) &&
        specifier.endsWith(suffix)
      : specifier === prefix,
  );
}
