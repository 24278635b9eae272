/** The same source gives the same bytes: every list in one order, whatever the disk's order was. */
import type { CodeFacts, DataAccessFact, ImportFact } from '@banyan/model';

/** Sorts by code unit, not by locale. */
export function sortFacts(facts: CodeFacts): CodeFacts {
  return {
    ...facts,
    modules: sorted(facts.modules, ({ path }) => [path]),
    imports: sortImports(facts.imports),
    classes: sorted(facts.classes, placed),
    functions: sorted(facts.functions, placed),
    nestModules: sorted(facts.nestModules, placed),
    injections: sorted(facts.injections, ({ file, line, token, via }) => [file, line, token, via]),
    endpoints: sorted(facts.endpoints, ({ kind, path, method, handler, file, line }) => [
      kind,
      path,
      method,
      handler,
      file,
      line,
    ]),
    emissions: sorted(facts.emissions, ({ file, line, kind, name }) => [file, line, kind, name]),
    entities: sorted(facts.entities, ({ name }) => [name]),
    accesses: sortAccesses(facts.accesses),
    transactions: sorted(facts.transactions, placed),
    processState: sorted(facts.processState, ({ file, line, kind, name }) => [file, line, kind, name]),
    heavyWork: sorted(facts.heavyWork, ({ file, line, kind, what }) => [file, line, kind, what]),
    ...(facts.answers && {
      answers: sorted(facts.answers, ({ file, line, kind, what }) => [file, line, kind, what]),
    }),
    ...(facts.entityHooks && {
      entityHooks: sorted(facts.entityHooks, ({ file, line, handler, on }) => [file, line, handler, on]),
    }),
    ...(facts.connectionPools && {
      connectionPools: sorted(facts.connectionPools, ({ file, line, layer }) => [file, line, layer]),
    }),
    ...(facts.servedFiles && {
      servedFiles: sorted(facts.servedFiles, ({ file, line, call, path = '' }) => [file, line, call, path]),
    }),
    ...(facts.deployment && {
      deployment: sorted(facts.deployment, ({ file, line, kind, name }) => [file, line, kind, name]),
    }),
    ...(facts.shapes && { shapes: sorted(facts.shapes, placed) }),
    ...(facts.suppressions && {
      suppressions: sorted(facts.suppressions, ({ file, line, from }) => [file, line, from]),
    }),
    problems: sorted(facts.problems, ({ file, line, code, message }) => [file, line, code, message]),
  };
}

export function sortImports(imports: readonly ImportFact[]): ImportFact[] {
  return sorted(imports, ({ file, line, specifier, kind }) => [file, line, specifier, kind]);
}

export function sortAccesses<T extends DataAccessFact>(accesses: readonly T[]): T[] {
  return sorted(accesses, ({ file, line, entity, operation, call }) => [file, line, entity, operation, call]);
}

/** By place, then by id. */
export function sortPlaced<T extends Parameters<typeof placed>[0]>(list: readonly T[]): T[] {
  return sorted(list, placed);
}

type Key = readonly (string | number)[];

function placed({ file, line, id }: { readonly file: string; readonly line: number; readonly id: string }): Key {
  return [file, line, id];
}

function sorted<T>(list: readonly T[], keyOf: (entry: T) => Key): T[] {
  return list
    .map((entry) => ({ entry, key: keyOf(entry) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ entry }) => entry);
}

function compareKeys(a: Key, b: Key): number {
  for (let index = 0; index < a.length; index += 1) {
    const left = a[index] as string | number;
    const right = b[index] as string | number;
    if (left < right) return -1;
    if (left > right) return 1;
  }
  return 0;
}
