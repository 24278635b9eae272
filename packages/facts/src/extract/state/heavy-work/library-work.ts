/** Calls that the catalogue knows. */
import type { HeavyWorkFact } from '@banyan/model';
import type { PlacedCall, Project } from '../../../link/project';
import { calledExport, calledMethod } from './called-names';
import { coreName, isCatalogued, knownCall, type KnownCall } from './catalogue/catalogue';
import { inputOrigin } from './input-origin';

/** The module level, and what sets singletons up: it runs before the first request and keeps nobody waiting. */
const atStart = /#$|\.(?:constructor|onModuleInit|onApplicationBootstrap)$/;

/** Heavy calls of the focus. */
export function libraryWork(project: Project): HeavyWorkFact[] {
  const users = new Set(project.sketches.filter(({ imports }) => imports.some(asksForOne)).map(({ path }) => path));
  return project.sourceCalls.flatMap((placed) => {
    const called =
      calledExport(placed, project) ?? (users.has(placed.file) ? calledMethod(placed, project) : undefined);
    const known = called && knownCall(called.module, called.name);
    return known ? toFact(placed, coreName(called.module), known, project) : [];
  });
}

function asksForOne({ specifier }: { readonly specifier: string }): boolean {
  return isCatalogued(specifier);
}

function toFact(placed: PlacedCall, module: string, known: KnownCall, project: Project): HeavyWorkFact[] {
  const { file, call } = placed;
  const owner = project.functionAt(file, call.scope);
  if (atStart.test(owner)) return [];
  const { kind = 'cpu-library', effect, cost, group, instead } = known;
  const on = inputOrigin(placed, project);
  return [
    {
      kind,
      what: project.calleeText(placed),
      ...{ file, line: call.line, function: owner },
      ...{ effect, cost, module, group, instead },
      ...(call.awaited && { awaited: true }),
      ...(on && { on }),
      ...(call.repetition && { repetition: call.repetition }),
    },
  ];
}
