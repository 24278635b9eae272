/** What to write into `banyan.yaml` so that the next proposal has the changes too. */
import { matchMembers, readPattern } from '../constraints/match-members';
import { findMember } from '../explain/find-member';
import type { FactsIndex } from '../facts-index';
import { type Change, parseChange } from './change';

/**
 * A section of YAML. Each context is pinned by what moved and by the member that stands for the rest of it, which
 * follows by its coupling.
 * @param anchorOf the member that a context is built around
 */
export function toRules(index: FactsIndex, changes: readonly string[], anchorOf: (context: string) => string): string {
  const pinned = new Map<string, Set<string>>();
  for (const change of changes.map(parseChange)) note(index, pinned, change, anchorOf);
  const contexts = [...pinned].map(([name, members]) => {
    const lines = [...members].map((member) => `        - ${quote(member)}`);
    return [`    - name: ${name}`, '      members:', ...lines].join('\n');
  });
  return `boundaries:\n  contexts:\n${contexts.join('\n')}`;
}

function note(
  index: FactsIndex,
  pinned: Map<string, Set<string>>,
  change: Change,
  anchorOf: (context: string) => string,
): void {
  const membersOf = (context: string) => pinned.get(context) ?? new Set([anchorOf(context)]);
  if (change.kind === 'move') {
    const pattern = toPattern(index, change.what);
    for (const others of pinned.values()) others.delete(pattern);
    pinned.set(change.to, (change.isNew ? new Set<string>() : membersOf(change.to)).add(pattern));
    return;
  }
  const joined = [...(change.kind === 'merge' ? membersOf(change.to) : []), ...membersOf(change.from)];
  pinned.delete(change.from);
  pinned.set(change.to, new Set(joined));
}

/** A class or the end of a path is known to commands, not to `banyan.yaml`. */
function toPattern(index: FactsIndex, what: string): string {
  const pattern = readPattern(what);
  return matchMembers(index, pattern).length > 0 ? pattern.text : findMember(index, what);
}

function quote(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : JSON.stringify(text);
}
