/** Facts whose folders and files say nothing: what detection finds then, it finds in the code. */
import type { CodeFacts } from '@banyan/model';

/** The facts with every path put as `f12.ts`, all in one folder, in an order of their own; and the way back. */
export function maskNames(facts: CodeFacts): { readonly facts: CodeFacts; readonly nameOf: (path: string) => string } {
  const names = new Map(shuffled(facts.modules.map(({ path }) => path)).map((path, at) => [path, `f${at}.ts`]));
  const masked = replaceAll(facts, (text) => {
    const hash = text.indexOf('#');
    const path = hash < 0 ? text : text.slice(0, hash);
    const name = names.get(path);
    return name === undefined ? text : `${name}${hash < 0 ? '' : text.slice(hash)}`;
  });
  const modules = [...masked.modules].sort((a, b) => (a.path < b.path ? -1 : 1));
  const imports = masked.imports.map((one) => ({ ...one, specifier: '' }));
  return {
    facts: { ...masked, modules, imports, project: { ...masked.project, source: ['.'] } },
    nameOf: (path) => names.get(path) ?? path,
  };
}

function replaceAll<T>(value: T, replace: (text: string) => string): T {
  if (typeof value === 'string') return replace(value) as T;
  if (Array.isArray(value)) return value.map((one) => replaceAll(one, replace)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaceAll(one, replace)])) as T;
}

/** Fisher and Yates, by a fixed congruential sequence: the order of the names must not be that of the folders. */
function shuffled(paths: readonly string[]): string[] {
  const order = [...paths];
  let state = 12345;
  for (let at = order.length - 1; at > 0; at -= 1) {
    state = (state * 1103515245 + 12345) % 2147483648;
    const other = Math.floor((state / 2147483648) * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}
