/** What the type checker answered → calls that are linked like those that syntax shows. */
import type { SymbolId } from '@banyan/model';
import { constructorOf, implementations, type LinkedCall } from '../link/link-calls';
import type { Project } from '../link/project';
import type { CallSketch } from '../sketch/file-sketch';
import type { Answer, Declared } from './ask-checker';

/** The functions of the project that each answered call reaches: none where it leaves the project. */
export type CheckedCalls = ReadonlyMap<CallSketch, readonly SymbolId[]>;

export function checkedCalls(answers: readonly Answer[], project: Project): CheckedCalls {
  return new Map(
    answers
      .filter(({ declared }) => declared.length > 0)
      .map(({ question, declared }): [CallSketch, readonly SymbolId[]] => [
        question.call,
        [...new Set(declared.flatMap((entry) => symbolsOf(entry, project)))].sort(),
      ]),
  );
}

/** The answered calls of a project's focus that reach functions of the project. */
export function linkChecked(project: Project, checked: CheckedCalls): LinkedCall[] {
  if (checked.size === 0) return [];
  return project.calls.flatMap((placed) => {
    const targets = checked.get(placed.call) ?? [];
    return targets.length > 0 ? [{ ...placed, targets, handed: false }] : [];
  });
}

function symbolsOf(declared: Declared, project: Project): SymbolId[] {
  const indexed = project.names.files.get(declared.file);
  if (!indexed) return [];
  if (declared.kind === 'class') {
    return constructorOf({ kind: 'class', file: declared.file, name: declared.name, itself: true, args: [] }, project);
  }
  if (declared.kind === 'signature') {
    return declared.owner === undefined ? [] : implementations(declared.file, declared.owner, declared.name, project);
  }
  const { name, line, endLine } = declared;
  const found = [...indexed.functions.values()].find(
    (entry) =>
      entry.line >= line &&
      entry.line <= endLine &&
      (entry.name === name || entry.name.endsWith(`.${name}`) || (name === '' && entry.name === 'default')),
  );
  return found ? [`${declared.file}#${found.name}`] : [];
}
