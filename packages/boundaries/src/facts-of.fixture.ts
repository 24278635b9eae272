/** CodeFacts from short literals, for specs. */
import {
  type ClassRole,
  type CodeFacts,
  type EmissionFact,
  type EndpointKind,
  groupBy,
  type HeavyWorkFact,
  type ImportKind,
  type ProcessStateFact,
  type RelationFact,
  type RepetitionContext,
  type SymbolId,
} from '@banyan/model';
import { moduleOf, shortName } from './facts-index';

/** What a spec says; everything may be left out. Lines are counted per list, from 10 on. */
export interface FactsSketch {
  /** Paths besides those that other facts mention. */
  readonly modules?: readonly string[];
  readonly tests?: readonly string[];
  readonly imports?: readonly (readonly [from: string, to: string, kind?: ImportKind, ...names: string[]])[];
  readonly classes?: Readonly<Record<SymbolId, ClassRole | ClassSketch>>;
  readonly nestModules?: Readonly<Record<SymbolId, NestSketch>>;
  readonly injections?: readonly (readonly [from: SymbolId, to: SymbolId, forwardRef?: boolean])[];
  readonly calls?: readonly (readonly [from: SymbolId, to: SymbolId, repetition?: RepetitionContext])[];
  readonly endpoints?: readonly (readonly [method: string, path: string, handler: SymbolId, kind?: EndpointKind])[];
  /** Handler → guards of its entry points. */
  readonly guards?: Readonly<Record<SymbolId, readonly string[]>>;
  readonly emissions?: readonly (readonly [
    kind: EmissionFact['kind'],
    name: string,
    from: SymbolId,
    ...handlers: SymbolId[],
  ])[];
  readonly entities?: Readonly<Record<string, EntitySketch>>;
  readonly accesses?: readonly (readonly [SymbolId, entity: string, 'read' | 'write', via?: 'join'])[];
  readonly transactions?: readonly (readonly [SymbolId, ...entities: string[]])[];
  readonly state?: readonly (readonly [owner: SymbolId, kind: ProcessStateFact['kind'], name: string])[];
  readonly heavy?: readonly (readonly [SymbolId, what: string, kind?: HeavyWorkFact['kind']])[];
}

interface ClassSketch {
  readonly role: ClassRole;
  readonly implements?: readonly string[];
  readonly extends?: string;
}

interface NestSketch {
  readonly controllers?: readonly SymbolId[];
  readonly providers?: readonly SymbolId[];
  readonly entities?: readonly string[];
  readonly imports?: readonly SymbolId[];
  readonly forwardRefs?: readonly SymbolId[];
}

interface EntitySketch {
  readonly file: string;
  /** Property → entity it refers to. */
  readonly refersTo?: Readonly<Record<string, string>>;
}

/** Whole, sorted facts. Functions come from calls, endpoints, accesses, state and heavy work. */
export function factsOf(sketch: FactsSketch): CodeFacts {
  const functions = toFunctions(sketch);
  const classes = Object.entries(sketch.classes ?? {});
  const nestModules = Object.entries(sketch.nestModules ?? {});
  const entities = Object.entries(sketch.entities ?? {});
  const paths = new Set([
    ...(sketch.modules ?? []),
    ...(sketch.tests ?? []),
    ...(sketch.imports ?? []).flatMap(([from, to]) => [from, to]),
    ...[...classes, ...nestModules].map(([id]) => moduleOf(id)),
    ...functions.map(({ file }) => file),
    ...(sketch.injections ?? []).flatMap(([from, to]) => [moduleOf(from), moduleOf(to)]),
    ...(sketch.state ?? []).map(([owner]) => moduleOf(owner)),
    ...(sketch.emissions ?? []).flatMap(([, , ...ids]) => ids.map(moduleOf)),
    ...entities.map(([, { file }]) => file).filter((file) => file.endsWith('.ts')),
  ]);
  return {
    schema: 'banyan/code-facts@1',
    project: { name: 'shop', source: ['src'], tests: true, frameworks: ['nestjs'] },
    modules: [...paths]
      .sort()
      .map((path) => ({ path, lines: 50, hash: '', test: (sketch.tests ?? []).includes(path) })),
    imports: (sketch.imports ?? []).map(([file, to, kind = 'value', ...names], at) => {
      return { file, line: at + 10, specifier: to, kind, resolution: 'internal' as const, to, names };
    }),
    cycles: [],
    classes: [
      ...classes.map(([id, one]) => toClass(id, one)),
      ...nestModules.map(([id]) => toClass(id, 'nest-module')),
    ],
    functions,
    nestModules: nestModules.map(([id, one], at) => toNestModule(id, one, at)),
    injections: (sketch.injections ?? []).map(([from, to, forwardRef = false], at) => {
      return {
        file: moduleOf(from),
        line: at + 10,
        from,
        to,
        token: shortName(to),
        via: 'constructor' as const,
        forwardRef,
      };
    }),
    endpoints: (sketch.endpoints ?? []).map(([method, path, handler, kind = 'http'], at) => {
      const guards = sketch.guards?.[handler] ?? [];
      const through = guards.map((name) => ({ kind: 'guard' as const, name, on: 'controller' as const }));
      const fact = { file: moduleOf(handler), line: at + 10, kind, method, path, handler };
      return { ...fact, ...(through.length > 0 && { through }) };
    }),
    entities: entities.map(([name, { file, refersTo = {} }], at) => ({
      ...{ name, file, line: at + 10, table: `${name.toLowerCase()}s`, tableNamed: false, layer: 'typeorm' },
      ...{ columns: [], indexes: [], relations: Object.entries(refersTo).map(toRelation) },
    })),
    accesses: (sketch.accesses ?? []).map(([fn, entity, operation, via], at) => ({
      ...{ file: moduleOf(fn), line: at + 10, function: fn, entity, operation },
      ...{ call: `this.${entity.toLowerCase()}s.${operation}`, via: via ?? ('repository' as const) },
    })),
    transactions: (sketch.transactions ?? []).map(([fn, ...written], at) => {
      return { file: moduleOf(fn), line: at + 10, id: `${fn}@${at + 10}`, function: fn, entities: written };
    }),
    processState: (sketch.state ?? []).map(([owner, kind, name], at) => {
      return { file: moduleOf(owner), line: at + 10, kind, name, owner };
    }),
    heavyWork: (sketch.heavy ?? []).map(([fn, what, kind = 'cpu-loop'], at) => {
      return { file: moduleOf(fn), line: at + 10, kind, what, function: fn };
    }),
    emissions: (sketch.emissions ?? []).map(([kind, name, from, ...handlers], at) => {
      return { file: moduleOf(from), line: at + 10, kind, name, function: from, handlers };
    }),
    coverage: { calls: 0, own: 0, outside: 0, checked: 0, unknown: 0 },
    problems: [],
  };
}

function toFunctions({ calls = [], endpoints = [], accesses = [], heavy = [], transactions = [] }: FactsSketch) {
  const byCaller = groupBy(
    calls.map((call, at) => ({ call, line: at + 10 })),
    ({ call: [from] }) => from,
  );
  const mentioned = [calls.flatMap(([from, to]) => [from, to]), endpoints.map(([, , id]) => id)];
  const ids = new Set([...mentioned.flat(), ...[...accesses, ...heavy, ...transactions].map(([id]) => id)]);
  return [...ids].sort().map((id) => ({
    ...{ id, file: moduleOf(id), line: 5, endLine: 9 },
    calls: (byCaller.get(id) ?? []).map(({ call: [, to, repetition], line }) => ({
      ...{ line, to, text: `this.${shortName(to)}` },
      ...(repetition ? { repetition } : {}),
    })),
  }));
}

function toClass(id: SymbolId, sketch: ClassRole | ClassSketch) {
  const one = typeof sketch === 'string' ? { role: sketch } : sketch;
  const place = { id, name: shortName(id), file: moduleOf(id), line: 3 };
  return { ...place, decorators: [], exported: true, ...one, implements: (one as ClassSketch).implements ?? [] };
}

function toNestModule(id: SymbolId, sketch: NestSketch, position: number) {
  const place = { file: moduleOf(id), line: position + 10 };
  const references = (ids: readonly SymbolId[] = []) => ids.map((one) => ({ ...place, id: one, name: shortName(one) }));
  const forFeature = { ...place, name: 'TypeOrmModule', dynamic: 'forFeature', arguments: sketch.entities ?? [] };
  return {
    ...{ ...place, id, name: shortName(id), global: false, exports: [] },
    controllers: references(sketch.controllers),
    providers: references(sketch.providers),
    imports: [
      ...references(sketch.imports),
      ...references(sketch.forwardRefs).map((one) => ({ ...one, forwardRef: true })),
      ...(sketch.entities ? [forFeature] : []),
    ],
  };
}

function toRelation([property, target]: readonly [string, string], position: number): RelationFact {
  return { property, target, kind: 'many-to-one', owner: true, line: position + 20 };
}
