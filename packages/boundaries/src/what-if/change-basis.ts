/** What a change is worked out from: the parts of facts and proposal that `tryChanges` reads, and the coupling. */
import type { BoundaryProposal, CodeFacts, FunctionFact, ImportFact, RuntimeEvidence } from '@banyan/model';
import type { WeighedEdges } from '../detection/quality';
import { type FactsIndex, indexFacts } from '../facts-index';
import { directCouplingOf } from '../graph/coupling-of';
import type { WeighedPairs } from './to-edges';

/** Half as large as the documents, and without anything that must be derived from evidence: worth keeping for the next change. */
export interface ChangeBasis {
  readonly facts: CodeFacts;
  readonly proposal: BoundaryProposal;
  readonly coupling: WeighedPairs;
}

/** The basis of all changes of a proposal. Gives the same answers as the whole documents, and serves for nothing else. */
export function toChangeBasis(facts: CodeFacts, proposal: BoundaryProposal, evidence?: RuntimeEvidence): ChangeBasis {
  const index = indexFacts(facts, evidence);
  return {
    facts: shortenFacts(facts, index),
    proposal: shortenProposal(proposal),
    coupling: listPairs(directCouplingOf(index)),
  };
}

function listPairs(edges: WeighedEdges): WeighedPairs {
  const [from, to, weights]: [string[], string[], number[]] = [[], [], []];
  edges.forEachEdge((_edge, { weight }, a, b) => {
    from.push(a);
    to.push(b);
    weights.push(weight);
  });
  return { from, to, weights };
}

/** Without what crossings and patterns never ask for; what is needed by the type alone is empty. */
function shortenFacts(
  { entityHooks: _hooks, shapes: _shapes, suppressions: _none, ...facts }: CodeFacts,
  index: FactsIndex,
): CodeFacts {
  return {
    ...facts,
    ...{ cycles: [], problems: [] },
    modules: facts.modules.map(({ path, test }) => ({ path, test, lines: 0, hash: '' })),
    imports: shortenImports(index),
    functions: facts.functions.map(shortenFunction),
    endpoints: facts.endpoints.map(({ kind, method, path, handler, file, line }) => {
      return { kind, method, path, handler, file, line };
    }),
    entities: facts.entities.map((entity) => ({ ...entity, columns: [], indexes: [] })),
    accesses: facts.accesses.map(({ function: by, entity, operation, call, via, file, line }) => {
      return { function: by, entity, operation, call, via, file, line };
    }),
  };
}

/** What the compiler leaves, seen through barrels already: no file is one any more. */
function shortenImports({ imports }: FactsIndex): ImportFact[] {
  return imports
    .filter(({ typeOnly }) => !typeOnly)
    .map(({ file, line, to, names }) => {
      return { file, line, kind: 'value', to, names, resolution: 'internal', specifier: '' };
    });
}

function shortenFunction({ id, file, line, endLine, calls }: FunctionFact): FunctionFact {
  const short = calls.map(({ line: at, to, text, repetition }) => {
    return { line: at, to, text, ...(repetition && { repetition }) };
  });
  return { id, file, line, endLine, calls: short };
}

/** Without reasons. */
function shortenProposal({ alternatives: _cuts, readiness: _split, ...proposal }: BoundaryProposal): BoundaryProposal {
  const contexts = proposal.contexts.map(({ name, entities, members }) => ({
    ...{ name, entities, endpoints: [], scalePressure: { score: 0, reasons: [] } },
    members: members.map(({ module }) => ({ module, reasons: [] })),
  }));
  return { ...proposal, contexts };
}
