/** Where the code of a profile's frames stands: in the project, in a package, in Node, or elsewhere. */
import { statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSourceMap, type MapPlace } from './source-map';

/** Files are relative to the project, with `/`. */
export type Place =
  | { readonly kind: 'project'; readonly file: string; readonly line: number }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'elsewhere' };

const elsewhere: Place = { kind: 'elsewhere' };

/** Looks every file up once. */
export class SourcePlaces {
  private readonly files = new Map<string, string | undefined>();
  private readonly maps = new Map<string, MapPlace | undefined>();
  /** Folder under which the project lay where the profile was recorded, e.g. `/app`, once one is known. */
  private recordedAt: string | undefined;

  /** @param root folder of the project, absolute */
  constructor(private readonly root: string) {}

  /** @param line from 1; @param column from 0 */
  of(url: string, line: number, column: number): Place {
    if (url === '' || url.startsWith('node:')) return { kind: 'package', name: 'node' };
    const path = toPath(url);
    const name = packageOf(path);
    if (name !== undefined) return { kind: 'package', name };
    const file = this.fileOf(path);
    if (file === undefined) return elsewhere;
    return this.mapped(file, line, column) ?? { kind: 'project', file, line };
  }

  /** What the source map says, where it names a file of the project or a package. */
  private mapped(file: string, line: number, column: number): Place | undefined {
    if (!this.maps.has(file)) this.maps.set(file, readSourceMap(join(this.root, file)));
    const found = this.maps.get(file)?.(line, column);
    if (!found) return undefined;
    const path = toPath(found.source);
    const name = packageOf(path);
    if (name !== undefined) return { kind: 'package', name };
    const source = isAbsolute(path) ? this.below(path) : path;
    return source === undefined || source.startsWith('..')
      ? undefined
      : { kind: 'project', file: source, line: found.line };
  }

  private fileOf(path: string): string | undefined {
    if (!this.files.has(path)) this.files.set(path, this.below(path) ?? this.moved(path));
    return this.files.get(path);
  }

  private below(path: string): string | undefined {
    const inside = relative(this.root, path);
    return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? undefined : inside.split(sep).join('/');
  }

  /** Recorded in a container or on another machine: the longest end of the path that names a file of the project. */
  private moved(path: string): string | undefined {
    if (this.recordedAt !== undefined && path.startsWith(`${this.recordedAt}/`))
      return path.slice(this.recordedAt.length + 1);
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    for (let at = 0; at < parts.length; at++) {
      const end = parts.slice(at).join('/');
      if (parts[at] === '..' || !statSync(join(this.root, end), { throwIfNoEntry: false })?.isFile()) continue;
      if (path.startsWith('/')) this.recordedAt = `/${parts.slice(0, at).join('/')}`;
      return end;
    }
    return undefined;
  }
}

/** `file:///a/b.js`, `webpack://shop/./src/a.ts`, `/a/b.js` → a path. */
function toPath(url: string): string {
  if (url.startsWith('file:')) return ofFileUrl(url);
  return url
    .replace(/^[a-z][a-z-]+:\/\/[^/]*\/(?:\.\/)?/i, '')
    .replace(/\?.*$/, '')
    .replaceAll('\\', '/');
}

function ofFileUrl(url: string): string {
  try {
    return fileURLToPath(url).replaceAll('\\', '/');
  } catch {
    return url;
  }
}

function packageOf(path: string): string | undefined {
  const at = path.lastIndexOf('node_modules/');
  if (at < 0) return undefined;
  const [scope = '', name = ''] = path.slice(at + 'node_modules/'.length).split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}
