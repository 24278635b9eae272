/** What a symbol is called in a sentence. */
import type { ModulePath, SymbolId } from '@banyan/model';

/** `src/a.ts#A.run` → `src/a.ts`. */
export function moduleOf(symbol: SymbolId): ModulePath {
  const hash = symbol.indexOf('#');
  return hash < 0 ? symbol : symbol.slice(0, hash);
}

/** `src/a.ts#A.run` → `A.run`; module level is the file's base name. */
export function shortName(symbol: SymbolId): string {
  const name = symbol.slice(symbol.indexOf('#') + 1);
  const module = moduleOf(symbol);
  return name === '' || !symbol.includes('#') ? module.slice(module.lastIndexOf('/') + 1) : name;
}
