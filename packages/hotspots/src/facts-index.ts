/** Lookups over the facts and the evidence, built once: every rule asks the same questions of the same facts. */
import type {
  CallFact,
  CodeFacts,
  DataAccessFact,
  EndpointFact,
  EntityFact,
  FunctionFact,
  ModulePath,
  RuntimeEvidence,
  SymbolId,
} from '@banyan/model';

/** A call with the function it stands in. */
export interface Call extends CallFact {
  readonly from: SymbolId;
  readonly file: ModulePath;
}

/** CodeFacts with lookups. Test modules and what stands in them are left out. */
export interface FactsIndex {
  readonly facts: CodeFacts;
  readonly evidence: RuntimeEvidence | undefined;
  readonly functions: ReadonlyMap<SymbolId, FunctionFact>;
  /** Calls to a function, in the order of the callers. */
  readonly callsTo: ReadonlyMap<SymbolId, readonly Call[]>;
  readonly entities: ReadonlyMap<string, EntityFact>;
  readonly accessesOf: ReadonlyMap<SymbolId, readonly DataAccessFact[]>;
  readonly endpointsOf: ReadonlyMap<SymbolId, readonly EndpointFact[]>;
  readonly isTest: (module: ModulePath) => boolean;
}

/** Builds the lookups. */
export function indexFacts(facts: CodeFacts, evidence?: RuntimeEvidence): FactsIndex {
  const tests = new Set(facts.modules.filter(({ test }) => test).map(({ path }) => path));
  const inside = <T extends { readonly file: ModulePath }>(all: readonly T[]) =>
    all.filter(({ file }) => !tests.has(file));
  const functions = inside(facts.functions);
  const calls = functions.flatMap(({ id, file, calls: made }) => made.map((call) => ({ ...call, from: id, file })));
  return {
    facts,
    evidence,
    functions: new Map(functions.map((fact) => [fact.id, fact])),
    callsTo: groupBy(calls, ({ to }) => to),
    entities: new Map(facts.entities.map((fact) => [fact.name, fact])),
    accessesOf: groupBy(inside(facts.accesses), (access) => access.function),
    endpointsOf: groupBy(inside(facts.endpoints), ({ handler }) => handler),
    isTest: (module) => tests.has(module),
  };
}

/** Groups in the order of first appearance. */
export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
