/** Rules about state that would have to be shared between instances: all of them look alike. */
import type { Fix, ProcessStateFact, Severity } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { isAwaited } from '../../roles/endpoint-roots';
import { shortName } from '../../symbol-name';
import type { FindingDraft, HotspotRule } from '../rule';
import { type HeldState, heldState } from './held-state';

/** What is particular about one use of state. */
export interface StateUse {
  readonly name: string;
  readonly describes: string;
  readonly use: NonNullable<ProcessStateFact['use']>;
  /** Whether there are many of it: a variable that holds one is something else. */
  readonly many?: boolean;
  /** E.g. `Sessions`. */
  readonly what: string;
  /** What goes wrong as soon as there are two instances. */
  readonly harm: string;
  /** State that does no harm in several processes, and why. */
  readonly harmless?: {
    readonly test: (fact: ProcessStateFact) => boolean;
    readonly reason: string;
    readonly text: string;
  };
  readonly severity: (held: HeldState, index: FactsIndex) => Severity;
  readonly fix: (fact: ProcessStateFact) => Fix;
}

export function inMemory(state: StateUse): HotspotRule {
  return {
    name: state.name,
    family: 'scale-out',
    describes: state.describes,
    find(index) {
      const all = heldState(
        index,
        ({ kind, use }) => use === state.use && isMemory(kind) && !(kind === 'variable' && state.many),
      );
      const settled = all.filter(({ facts }) => facts.some((fact) => state.harmless?.test(fact) === true));
      return {
        findings: all.filter((held) => !settled.includes(held)).map((held) => toDraft(held, state, index)),
        harmless: settled.map((held) => toHarmless(held, state)),
      };
    },
  };
}

function toHarmless({ facts: [{ file, line, name, owner }] }: HeldState, { harmless }: StateUse) {
  const { reason = '', text = '' } = harmless ?? {};
  return { file, line, function: owner, subject: name, reason, text };
}

function isMemory(kind: ProcessStateFact['kind']): boolean {
  return kind === 'collection' || kind === 'variable';
}

function toDraft(held: HeldState, state: StateUse, index: FactsIndex): FindingDraft {
  const { facts, byLibrary, entryPoints } = held;
  const [first, ...others] = facts;
  const severity = state.severity(held, index);
  return {
    file: first.file,
    line: first.line,
    severity,
    confidence: byLibrary ? 0.95 : 0.75,
    title: byLibrary
      ? `${state.what} are kept in the memory of one process by ${first.name}`
      : `${state.what} are kept in the memory of one process, in ${first.name}`,
    reasons: [reach(held), state.harm],
    function: held.function,
    subject: first.name,
    entryPoints,
    ...(others.length > 0 && { related: others.map(({ file, line, name }) => ({ file, line, text: name })) }),
    fix: state.fix(first),
  };
}

function reach({ facts, entryPoints, byLibrary }: HeldState): string {
  const [{ name, owner }] = facts;
  const awaited = entryPoints.filter(isAwaited).length;
  if (awaited > 0) return `${awaited} ${awaited === 1 ? 'entry point' : 'entry points'} of callers get to ${name}.`;
  if (entryPoints.length > 0) return `Work in the background changes ${name}.`;
  return byLibrary ? `It is set up once, in ${shortName(owner)}.` : `No entry point is known that changes ${name}.`;
}
