/** Procedures of tRPC with their full names: `user.byId`. */
import type { EndpointFact } from '@banyan/model';
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import { isTest } from '../../read/list-tree';
import { handlerOf } from './procedure-handler';
import { chainOf, type Link } from './chain';
import type { Term } from '../../sketch/term';
import { lookup } from '../lookup';

const operations: Readonly<Record<string, string>> = lookup({
  query: 'QUERY',
  mutation: 'MUTATION',
  subscription: 'SUBSCRIPTION',
});
const makesRouter = /router$/i;

/** A procedure within a router: its name there, and where it is. */
interface Procedure {
  readonly path: string;
  readonly method: string;
  readonly link: Link;
}

/** What a router holds, and the routers that it is made of. */
interface Router {
  readonly procedures: readonly Procedure[];
  readonly parts: readonly string[];
}

/** A router or procedure within another router, with the name in front of it. */
interface Part {
  readonly of: (Router & { readonly id?: string }) | undefined;
  readonly name: string;
}

const deepest = 12;

export function trpcEndpoints(project: Project): EndpointFact[] {
  const routers = new Map<string, Router>();
  const files = new Set(
    project.sketches.map(({ path }) => path).filter((file) => !isTest(file) && usesTrpc(file, project)),
  );
  for (const { file, index, call } of files.size > 0 ? project.calls : []) {
    if (!files.has(file)) continue;
    const term: Term = { kind: 'call', call: index };
    const router = routerOf(term, { file, scope: call.scope }, project);
    if (router) routers.set(`${file}\0${index}`, router);
  }
  const nested = new Set([...routers.values()].flatMap(({ parts }) => parts));
  return [...routers]
    .filter(([id]) => !nested.has(id))
    .flatMap(([, { procedures }]) =>
      procedures.map(({ path, method, link }): EndpointFact => {
        const { file, call } = link;
        return { kind: 'trpc', method, path, handler: handlerOf(link, project), file, line: call.line };
      }),
    );
}

/** Files that import tRPC, or that import from a file that does: `import { router } from './trpc'`. */
function usesTrpc(file: string, project: Project): boolean {
  const isTrpc = (specifier: string): boolean => /^@trpc\/server/.test(specifier);
  return project.sketch(file).imports.some(({ specifier }) => {
    if (isTrpc(specifier)) return true;
    const module = project.names.moduleOf(file, specifier);
    return (
      module.kind === 'file' && (project.sketch(module.file)?.imports.some((entry) => isTrpc(entry.specifier)) ?? false)
    );
  });
}

function routerOf(term: Term, place: Place, project: Project, depth = 0): Router | undefined {
  const chain = chainOf(term, place, project);
  const [first] = chain;
  if (!first || depth > deepest) return undefined;
  const last = chain.at(-1) as Link;
  if (/^mergeRouters$/.test(last.name)) {
    return joined(last.call.args.map((arg) => ({ of: inner(arg, last, project, depth), name: '' })));
  }
  const at = chain.findIndex(({ name, call }) => makesRouter.test(name) && !call.isNew);
  const start = chain[at];
  if (!start) return undefined;
  const [options] = start.call.args;
  if (options?.kind === 'record') return at === chain.length - 1 ? ofRecord(options, start, project, depth) : undefined;
  return start.call.args.length === 0 && chain.length > at + 1
    ? ofChain(chain.slice(at + 1), project, depth)
    : undefined;
}

/** `router({ byId: procedure.query(…), posts: router({ … }), ...others })` */
function ofRecord(
  { fields }: Extract<Term, { kind: 'record' }>,
  link: Link,
  project: Project,
  depth: number,
): Router | undefined {
  const parts = fields.flatMap(({ key, value }): Part[] => {
    const method = procedureMethod(value, link, project);
    if (method) return [{ of: { procedures: [{ path: key, ...method }], parts: [] }, name: '' }];
    const of = inner(value, link, project, depth);
    return of ? [{ of, name: key === '...' ? '' : `${key}.` }] : [];
  });
  return parts.length > 0 ? joined(parts) : undefined;
}

/** Version 9: `router().query('byId', { resolve }).merge('posts.', posts)` */
function ofChain(chain: readonly Link[], project: Project, depth: number): Router | undefined {
  const parts = chain.flatMap((link): Part[] => {
    const [first, second] = link.call.args;
    const place = { file: link.file, scope: link.call.scope };
    const name = project.text(first, place);
    const method = operations[link.name];
    if (method && name !== undefined)
      return [{ of: { procedures: [{ path: name, method, link }], parts: [] }, name: '' }];
    if (link.name !== 'merge') return [];
    const of = inner(name === undefined ? first : second, link, project, depth);
    return of ? [{ of, name: name ?? '' }] : [];
  });
  if (parts.length === 0) return undefined;
  // Each shorter chain would be a router, too.
  const { procedures, parts: others } = joined(parts);
  return { procedures, parts: [...others, ...chain.slice(0, -1).map(({ file, index }) => `${file}\0${index}`)] };
}

/** A procedure ends in `.query(…)`, `.mutation(…)` or `.subscription(…)`. */
function procedureMethod(
  term: Term,
  from: Link,
  project: Project,
): { readonly method: string; readonly link: Link } | undefined {
  const opened = openedTerm(term, { file: from.file, scope: from.call.scope }, project);
  const link = chainOf(opened.term, opened.place, project).at(-1);
  const method = link && operations[link.name];
  return link && method && link.call.args.length === 1 ? { method, link } : undefined;
}

function inner(
  term: Term | undefined,
  from: Link,
  project: Project,
  depth: number,
): (Router & { id: string }) | undefined {
  if (!term) return undefined;
  const { term: opened, place } = openedTerm(term, { file: from.file, scope: from.call.scope }, project);
  if (opened.kind === 'record') {
    const of = ofRecord(opened, { ...from, file: place.file }, project, depth + 1);
    return of && { ...of, id: '' };
  }
  const router = routerOf(opened, place, project, depth + 1);
  return router && opened.kind === 'call' ? { ...router, id: `${place.file}\0${opened.call}` } : undefined;
}

function joined(parts: readonly Part[]): Router {
  return {
    procedures: parts.flatMap(({ of, name }) =>
      (of?.procedures ?? []).map((procedure) => ({ ...procedure, path: `${name}${procedure.path}` })),
    ),
    parts: parts.flatMap(({ of }) => (of ? [...of.parts, ...(of.id === undefined ? [] : [of.id])] : [])),
  };
}

/** A constant's value, through files. */
function openedTerm(term: Term, place: Place, project: Project): { readonly term: Term; readonly place: Place } {
  const inside = term.kind === 'spread' || term.kind === 'cast' ? term.of : term;
  const constant =
    inside.kind === 'name' || inside.kind === 'member' ? project.types.constant(inside, place) : undefined;
  return constant ? openedTerm(constant.term, constant.place, project) : { term: inside, place };
}
