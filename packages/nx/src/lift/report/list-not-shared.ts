/** State that two processes do not share, although the code reads as if there were one. */
import type { CodeFacts, ProcessStateFact } from '@banyan/model';
import { classOf } from '../choose-context';
import type { LiftedCode } from '../lift-code';
import type { LibraryEntry } from '../nest/nest-module';
import type { Remark } from './lift-report';
import { lineOf } from '../source/line-of';
import { sorted } from './remark';

/** @param copied paths of the lifted files */
export function listNotShared(facts: CodeFacts, code: LiftedCode, copied: ReadonlySet<string>): readonly Remark[] {
  const idle = idleClasses(facts, code);
  const reached = facts.processState.filter(({ file, owner }) => copied.has(file) && !idle.has(classOf(owner)));
  const states = reached.flatMap((state) =>
    textOf(state).map((text) => ({ file: state.file, line: state.line, text })),
  );
  const gateways = facts.classes
    .filter(({ id, role }) => role === 'gateway' && code.kept.classes.has(id))
    .map(({ file, line, name }) => ({
      file,
      line,
      text: `${name}: callers connected to the monolith are not reached`,
    }));
  return sorted([...states, ...onDisk(reached), ...gateways, ...libraries(code)]);
}

/** Classes a container would make and that this one does not: their state is never there. */
function idleClasses(facts: CodeFacts, { kept }: LiftedCode): ReadonlySet<string> {
  const made = ['controller', 'provider', 'resolver', 'gateway', 'nest-module'];
  return new Set(
    facts.classes.filter(({ id, role }) => made.includes(role) && !kept.classes.has(id)).map(({ id }) => id),
  );
}

function textOf({ kind, name }: ProcessStateFact): readonly string[] {
  if (kind === 'collection' || kind === 'variable')
    return [`${name} lives in the memory of one process: what the monolith puts there the service does not see`];
  if (kind === 'timer') return [`${name} runs in the service as well as in the monolith`];
  return [];
}

/** One remark for each class that touches the disk, at its first line. */
function onDisk(states: readonly ProcessStateFact[]): readonly Remark[] {
  const byOwner = new Map<string, ProcessStateFact[]>();
  for (const state of states.filter(({ kind }) => kind === 'local-disk'))
    byOwner.set(classOf(state.owner), [...(byOwner.get(classOf(state.owner)) ?? []), state]);
  return [...byOwner].map(([owner, all]) => {
    const calls = [...new Set(all.map(({ name }) => name))].join(', ');
    const name = owner.slice(owner.lastIndexOf('#') + 1) || all[0]!.file;
    const text = `${name} uses the local disk (${calls}): both see the same files only on a shared folder`;
    return { file: all[0]!.file, line: Math.min(...all.map(({ line }) => line)), text };
  });
}

function libraries({ kept }: LiftedCode): readonly Remark[] {
  return [...kept.entries].flatMap(({ is, file, node }): readonly Remark[] => {
    const text = is.kind === 'library' ? libraryText(is, node.getText()) : undefined;
    return text === undefined ? [] : [{ file: file.path, line: lineOf(node), text }];
  });
}

/** Libraries that keep state in memory unless they are given a store. */
function libraryText(is: LibraryEntry, text: string): string | undefined {
  if (is.library === '@nestjs/throttler' && is.method && !/\bstorage\b/.test(text))
    return `${is.name} counts requests in memory: a caller has the limit once on each side`;
  if (is.library === '@nestjs/cache-manager' && is.method && !/\bstores?\b/.test(text))
    return `${is.name} caches in memory: what one side changes the other side still has`;
  return undefined;
}
