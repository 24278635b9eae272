/** Whether a program begins with an ECMAScript module, so that imports must be watched as well. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** @param entry as given to node: with or without its ending, or a folder */
export function isEsmEntry(entry: string | undefined): boolean {
  if (entry === undefined) return false;
  const endings = ['', '.js', '.json', '.mjs', '.cjs', '/index.js'];
  const file = endings
    .map((ending) => entry + ending)
    .find((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
  if (file === undefined || file.endsWith('.cjs')) return false;
  return /\.m[jt]s$/.test(file) || typeOfPackage(dirname(file)) === 'module';
}

/** `type` of the nearest package.json. */
function typeOfPackage(folder: string): unknown {
  try {
    return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly type?: unknown }).type;
  } catch {
    const above = dirname(folder);
    return above === folder ? undefined : typeOfPackage(above);
  }
}
