/** Cycles that pass the seams of a context: neither side can be built without the other. */
import {
  type BoundaryProposal,
  type BoundedContext,
  type CycleFact,
  formatLocation,
  type ModulePath,
  type SourceLocation,
} from '@banyan/model';
import { type FactsIndex, moduleOf, shortName } from '../facts-index';
import { oncePerIndex } from '../once-per-index';
import type { FoundPrerequisite } from './found-prerequisite';

type Link = SourceLocation & { readonly to: ModulePath };

/** Which files are the context's, and whose the other end of a link is if it passes one of the context's seams. */
interface Side {
  readonly isOwn: (module: ModulePath) => boolean;
  readonly otherEnd: (from: ModulePath, to: ModulePath | undefined) => string | undefined;
}

/** Nest's own (`forwardRef`), and imports that are still there at run time. */
export function breakCycles(
  proposal: BoundaryProposal,
  context: BoundedContext,
  index: FactsIndex,
): FoundPrerequisite[] {
  const side = sideOf(proposal, context);
  const wrapped = forwardRefs(index, side);
  const named = new Set(wrapped.map(({ file }) => file));
  const imports = index.facts.cycles
    .filter(({ atRunTime }) => atRunTime)
    .flatMap((cycle) => breakImports(index, cycle, side));
  return [...wrapped, ...imports.filter(({ file }) => !named.has(file))];
}

function sideOf({ contexts }: BoundaryProposal, { name }: BoundedContext): Side {
  const contextOf = new Map(contexts.flatMap((one) => one.members.map(({ module }) => [module, one.name])));
  const isOwn = (module: ModulePath) => contextOf.get(module) === name;
  const otherEnd: Side['otherEnd'] = (from, to = '') =>
    isOwn(from) === isOwn(to) ? undefined : contextOf.get(isOwn(from) ? to : from);
  return { isOwn, otherEnd };
}

function forwardRefs({ facts }: FactsIndex, { otherEnd }: Side): FoundPrerequisite[] {
  const wrapped = [
    ...facts.nestModules.flatMap(({ name, imports }) =>
      imports.filter(isWrapped).map(({ id, file, line, name: to }) => ({ by: name, to, id, file, line })),
    ),
    ...facts.injections
      .filter(isWrapped)
      .map(({ from, token, to, file, line }) => ({ by: shortName(from), to: token, id: to, file, line })),
  ];
  return wrapped.flatMap(({ by, to, id, file, line }) => {
    const other = id === undefined ? undefined : otherEnd(file, moduleOf(id));
    return toPrerequisites(`${by} and ${to} need each other (forwardRef)`, { file, line }, other);
  });
}

function isWrapped({ forwardRef }: { readonly forwardRef?: boolean }): boolean {
  return forwardRef === true;
}

/** Where the cycle closes, if that is on the seam; else on the seam, in the direction that fewer imports take. */
function breakImports(index: FactsIndex, cycle: CycleFact, side: Side): FoundPrerequisite[] {
  const tell = (links: readonly Link[], does: string) =>
    links.flatMap((link) =>
      toPrerequisites(`this import of ${link.to} ${does} over the seam`, link, side.otherEnd(link.file, link.to)),
    );
  const types = typeImports(index);
  const closing = tell(
    cycle.feedback.filter((link) => !types.has(formatLocation(link))),
    'closes a cycle',
  );
  return closing.length > 0 ? closing : tell(fewerWay(index, cycle, side), 'lies on a cycle');
}

/** Where types alone are imported: the compiler erases it, whatever cycle it closes. */
const typeImports = oncePerIndex(({ facts }): ReadonlySet<string> => {
  const erased = facts.imports.filter(({ kind }) => kind === 'type-only' || kind === 'import-type');
  return new Set(erased.map(formatLocation));
});

function fewerWay({ importsOf }: FactsIndex, cycle: CycleFact, { isOwn, otherEnd }: Side): readonly Link[] {
  const members = new Set(cycle.members);
  const passing = cycle.members
    .flatMap((file) => importsOf.get(file) ?? [])
    .filter(({ file, to, typeOnly }) => !typeOnly && members.has(to) && otherEnd(file, to) !== undefined);
  const out = passing.filter(({ file }) => isOwn(file));
  const back = passing.filter(({ file }) => !isOwn(file));
  if (out.length === 0 || back.length === 0) return [];
  return out.length < back.length ? out : back;
}

function toPrerequisites(text: string, { file, line }: SourceLocation, other: string | undefined): FoundPrerequisite[] {
  return other === undefined ? [] : [{ kind: 'break-cycle', text, file, line, others: [other] }];
}
