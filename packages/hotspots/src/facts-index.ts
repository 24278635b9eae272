/** Lookups over the facts and the evidence, built once: every rule asks the same questions of the same facts. */
import {
  type CallFact,
  type ChainStep,
  type CodeFacts,
  type DataAccessFact,
  type EndpointFact,
  type EntityFact,
  type FunctionFact,
  groupBy,
  type HotspotSettings,
  type ModulePath,
  type RuntimeEvidence,
  type SymbolId,
} from '@banyan/model';
import { emissionCalls } from './calls/emission-calls';
import { hookCalls } from './calls/hook-calls';

/** A call with the function it stands in: one that is written, or one that a data layer, a bus or an emitter makes. */
export interface Call extends CallFact, Pick<ChainStep, 'through'> {
  readonly from: SymbolId;
  readonly file: ModulePath;
  /** Whether it is made for each entity that is touched: not seen to be about one entity only. */
  readonly vague?: boolean;
}

/** A function with everything that it calls. */
export interface CallingFunction extends Omit<FunctionFact, 'calls'> {
  readonly calls: readonly Call[];
}

/** CodeFacts with lookups. Test modules and what stands in them are left out. */
export interface FactsIndex {
  readonly facts: CodeFacts;
  readonly evidence: RuntimeEvidence | undefined;
  /** What the team says that neither code nor evidence show. */
  readonly settings: HotspotSettings;
  readonly functions: ReadonlyMap<SymbolId, CallingFunction>;
  /** Calls to a function, in the order of the callers. */
  readonly callsTo: ReadonlyMap<SymbolId, readonly Call[]>;
  readonly entities: ReadonlyMap<string, EntityFact>;
  readonly accessesOf: ReadonlyMap<SymbolId, readonly DataAccessFact[]>;
  readonly endpointsOf: ReadonlyMap<SymbolId, readonly EndpointFact[]>;
  readonly isTest: (module: ModulePath) => boolean;
}

/** Builds the lookups. */
export function indexFacts(facts: CodeFacts, evidence?: RuntimeEvidence, settings: HotspotSettings = {}): FactsIndex {
  const tests = new Set(facts.modules.filter(({ test }) => test).map(({ path }) => path));
  const inside = <T extends { readonly file: ModulePath }>(all: readonly T[]) =>
    all.filter(({ file }) => !tests.has(file));
  const accesses = inside(facts.accesses);
  const handed = groupBy(
    [...hookCalls(accesses, inside(facts.entityHooks ?? [])), ...emissionCalls(inside(facts.emissions))],
    ({ from }) => from,
  );
  const functions = inside(facts.functions).map((fact): CallingFunction => {
    const { id, file } = fact;
    const written = fact.calls.map((call): Call => ({ ...call, from: id, file }));
    return { ...fact, calls: [...written, ...(handed.get(id) ?? [])] };
  });
  return {
    facts,
    evidence,
    settings,
    functions: new Map(functions.map((fact) => [fact.id, fact])),
    callsTo: groupBy(
      functions.flatMap(({ calls }) => calls),
      ({ to }) => to,
    ),
    entities: new Map(facts.entities.map((fact) => [fact.name, fact])),
    accessesOf: groupBy(accesses, (access) => access.function),
    endpointsOf: groupBy(inside(facts.endpoints), ({ handler }) => handler),
    isTest: (module) => tests.has(module),
  };
}
