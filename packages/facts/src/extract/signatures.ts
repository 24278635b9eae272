/** What functions give back and throw, where that is written or plain to see. */
import type { FunctionFact, SymbolId } from '@banyan/model';
import type { Project } from '../link/project';
import type { Type } from '../link/type';
import type { FunctionSketch } from '../sketch/file-sketch';

/** What a function gives back: as written, else the class that its one `return` makes; nothing when that takes guessing. */
export function returnsOf(entry: FunctionSketch, file: string, project: Project): string | undefined {
  if (entry.returns !== undefined) return entry.returns;
  if (entry.name === '' || entry.generator || entry.name.endsWith('.constructor')) return undefined;
  const scope = project.sketch(file).scopes[entry.scope];
  const given = (text: string): string => (entry.async && !text.startsWith('Promise<') ? `Promise<${text}>` : text);
  if (!scope?.returnCount) return given('void');
  if (scope.returnCount > 1 || !scope.returns) return undefined;
  const text = render(project.types.of(scope.returns, { file, scope: entry.scope }));
  return text === undefined ? undefined : given(text);
}

/** Names of the classes that functions throw by themselves, by function. */
export function throwsByFunction(project: Project): Map<SymbolId, Set<string>> {
  const thrown = new Map<SymbolId, Set<string>>();
  for (const { path, throws } of project.sketches) {
    for (const entry of throws) {
      const name = className(project.types.of(entry.thrown, { file: path, scope: entry.scope }));
      if (name === undefined) continue;
      const id = project.functionAt(path, entry.scope);
      thrown.set(id, (thrown.get(id) ?? new Set()).add(name));
    }
  }
  return thrown;
}

/** What a function gives and throws concerns those who call it from elsewhere; of the others it is left out. */
export function forCallersElsewhere(functions: readonly FunctionFact[]): FunctionFact[] {
  const called = new Set(
    functions.flatMap(({ file, calls }) => calls.flatMap(({ to }) => (to.startsWith(`${file}#`) ? [] : [to]))),
  );
  return functions.map((fact) => {
    if (called.has(fact.id)) return fact;
    const { returns: _returns, throws: _throws, ...rest } = fact;
    return rest;
  });
}

function render(type: Type | undefined): string | undefined {
  if (type?.kind === 'array') {
    const of = type.items ? undefined : render(type.of);
    return of === undefined ? undefined : `${of}[]`;
  }
  if (type?.kind === 'interface') return type.name;
  return className(type);
}

/** The class that something is an instance of. */
function className(type: Type | undefined): string | undefined {
  if (type?.kind === 'class' && !type.itself) return type.args.length === 0 ? type.name : undefined;
  if (type?.kind === 'library' && !type.itself && type.name !== '*') return type.name.replace(/^.*\./, '');
  return type?.kind === 'outside' && !type.itself && /Error$/.test(type.name) ? type.name : undefined;
}
