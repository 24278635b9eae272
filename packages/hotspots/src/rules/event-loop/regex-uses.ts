/** Regular expressions on text that comes with a request: tried in code that a request runs, or by its validators. */
import { type FindingEntryPoint, groupBy, type HeavyWorkFact, type ModulePath } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { oncePerIndex } from '../../once-per-index';
import { isAwaited } from '../../roles/endpoint-roots';
import { moduleOf } from '../../symbol-name';
import { workInRequests } from './request-work';

export interface RegexUse {
  readonly work: HeavyWorkFact;
  /** The request, e.g. `POST /photos`. */
  readonly text: string;
  /** Of validators: the entry points whose files name the validator. */
  readonly entryPoints?: readonly FindingEntryPoint[];
}

/** Uses in functions first, then validators. */
export function regexUses(index: FactsIndex): RegexUse[] {
  const inCode = workInRequests(index, ({ kind }) => kind === 'regex').map(({ work, run }) => ({
    work,
    text: run.text,
  }));
  const known = new Set(inCode.map(({ work }) => work));
  const declared = index.facts.heavyWork.filter((work) => isDeclaration(index, work) && !known.has(work));
  return [...inCode, ...declared.flatMap((work) => validatorUse(index, work))];
}

/** At the level of a class or module: a validator is declared there, and called by the framework. */
function isDeclaration(index: FactsIndex, { kind, file, function: id }: HeavyWorkFact): boolean {
  return kind === 'regex' && !index.isTest(file) && (id.endsWith('#') || !index.functions.has(id));
}

function validatorUse(index: FactsIndex, work: HeavyWorkFact): RegexUse[] {
  const entryPoints = entryPointsNear(index).get(work.file) ?? [];
  const [first] = entryPoints;
  return first ? [{ work, text: `${first.method} ${first.path}`, entryPoints }] : [];
}

/** Module → entry points of the modules that import it, and of its own. */
const entryPointsNear = oncePerIndex((index): ReadonlyMap<ModulePath, readonly FindingEntryPoint[]> => {
  const awaited = [...index.endpointsOf.values()].flat().filter(isAwaited);
  const byModule = groupBy(awaited, ({ handler }) => moduleOf(handler));
  const pairs = [
    ...[...byModule.keys()].map((module) => ({ module, user: module })),
    ...index.facts.imports.flatMap(({ file, to }) =>
      to !== undefined && byModule.has(file) ? [{ module: to, user: file }] : [],
    ),
  ];
  const users = groupBy(pairs, ({ module }) => module);
  return new Map(
    [...users].map(([module, group]) => [
      module,
      pointsOf(
        byModule,
        group.map(({ user }) => user),
      ),
    ]),
  );
});

function pointsOf(
  byModule: ReadonlyMap<ModulePath, readonly FactsIndex['facts']['endpoints'][number][]>,
  users: readonly ModulePath[],
): FindingEntryPoint[] {
  return [...new Set(users)]
    .flatMap((user) => byModule.get(user) ?? [])
    .map(({ kind, method, path, handler }) => ({ kind, method, path, handler, chain: [] }));
}
