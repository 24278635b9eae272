/** The context to lift, or why it cannot be. */
import type { BoundaryProposal, BoundedContext, CodeFacts, ContextEndpoint } from '@banyan/model';
import { contextUnknown, noEndpoints, notNestJs } from '../errors';

/** A context that can be lifted. */
export interface LiftableContext {
  readonly name: string;
  /** Its HTTP endpoints. */
  readonly endpoints: readonly ContextEndpoint[];
  /** Symbol ids of the controllers that handle them. */
  readonly controllers: ReadonlySet<string>;
}

/**
 * @throws BanyanError EXTRACT_NOT_NESTJS, EXTRACT_CONTEXT_UNKNOWN, EXTRACT_NO_ENDPOINTS
 */
export function chooseContext(name: string, facts: CodeFacts, proposal: BoundaryProposal): LiftableContext {
  if (!facts.project.frameworks.includes('nestjs') || facts.nestModules.length === 0)
    throw notNestJs(facts.project.name);
  const context = proposal.contexts.find((one) => one.name === name);
  if (!context) throw contextUnknown(name, closestFirst(name, proposal.contexts));
  const endpoints = context.endpoints.filter(({ kind }) => kind === 'http');
  if (endpoints.length === 0) throw noEndpoints(name, [...new Set(context.endpoints.map(({ kind }) => kind))].sort());
  return { name, endpoints, controllers: new Set(endpoints.map(({ handler }) => classOf(handler))) };
}

/** `src/a.ts#A.list` → `src/a.ts#A`. */
export function classOf(symbol: string): string {
  const at = symbol.indexOf('.', symbol.lastIndexOf('#'));
  return at < 0 ? symbol : symbol.slice(0, at);
}

function closestFirst(name: string, contexts: readonly BoundedContext[]): readonly string[] {
  return contexts
    .map((context) => ({ name: context.name, distance: farness(name, context.name) }))
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .map((one) => one.name);
}

/** People remember one word of a name: the nearest word counts almost as much as the whole. */
function farness(name: string, context: string): number {
  const byWord = context.split('-').map((word) => distance(name, word) + 0.5);
  return Math.min(distance(name, context), ...byWord);
}

/** Levenshtein's distance; a name that contains the other one is near whatever its length. */
function distance(a: string, b: string): number {
  if (a !== '' && (b.includes(a) || a.includes(b))) return Math.abs(a.length - b.length) / 100;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
