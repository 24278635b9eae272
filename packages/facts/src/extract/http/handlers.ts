/** Which function answers a route, and what runs before it. */
import type { EnhancerFact, SymbolId } from '@banyan/model';
import { usesArgument } from '../../link/handed-functions';
import { symbolsOf } from '../../link/link-calls';
import type { CallSketch } from '../../sketch/file-sketch';
import { renderTerm, type Term } from '../../sketch/term';
import type { Run } from './run/run';
import type { Frame } from './run/value';

/** Who answers a route. */
export interface RouteHandler {
  readonly handler: SymbolId;
  /** Nobody in sight: the function that adds the route stands for it. */
  readonly guessed?: true;
}

/** The last function of a route, out of its wrappers; the surrounding one when none is known. */
export function handlerIn(terms: readonly Term[], frame: Frame, run: Run, call: CallSketch): RouteHandler {
  const handler = answering(terms, frame, run);
  return handler === undefined
    ? { handler: run.project.functionAt(frame.file, call.scope), guessed: true }
    : { handler };
}

/** Middleware by name: `check`, `auth('admin')`, a list of them. */
export function enhancersIn(term: Term, frame: Frame, run: Run): Omit<EnhancerFact, 'on'>[] {
  if (term.kind === 'list') return term.items.flatMap((item) => enhancersIn(item, frame, run));
  if (term.kind === 'spread' || term.kind === 'cast') return enhancersIn(term.of, frame, run);
  if (term.kind === 'either') return term.options.flatMap((option) => enhancersIn(option, frame, run));
  // It runs when something went wrong, before no handler.
  if (term.kind === 'function' && isForErrors(term.scope, frame, run)) return [];
  const value = run.value(term, frame);
  if (value.kind === 'list' || value.kind === 'router' || value.kind === 'text') return [];
  const { calls } = run.project.sketch(frame.file);
  const name = term.kind === 'function' ? run.project.functionAt(frame.file, term.scope) : shortText(term, frame, run);
  if (name === undefined) return [];
  const id = run.symbolOf(value) ?? idOfMaker(term, frame, run);
  return [{ kind: 'middleware', name: name || renderTerm(term, calls), ...(id !== undefined && { id }) }];
}

function shortText(term: Term, frame: Frame, run: Run): string | undefined {
  const { calls } = run.project.sketch(frame.file);
  if (term.kind !== 'call') return term.kind === 'name' || term.kind === 'member' ? renderTerm(term, calls) : undefined;
  const call = calls[term.call];
  if (!call) return undefined;
  const args = call.args.map((arg) =>
    arg.kind === 'text' ? `'${arg.value}'` : arg.kind === 'function' ? '…' : shortText(arg, frame, run),
  );
  return `${renderTerm(call.callee, calls)}(${args.map((arg) => arg ?? '…').join(', ')})`;
}

/** `auth('admin')` is made by the function `auth`. */
function idOfMaker(term: Term, frame: Frame, run: Run): SymbolId | undefined {
  const call = term.kind === 'call' ? run.project.sketch(frame.file).calls[term.call] : undefined;
  return call && run.symbolOf(run.value(call.callee, frame));
}

/** What stands in front of a handler that is not known is no handler: middleware answers nothing. */
function answering(terms: readonly Term[], frame: Frame, run: Run): SymbolId | undefined {
  for (const term of [...terms].reverse()) {
    const found = handler(term, frame, run);
    if (found !== undefined || ['name', 'member', 'call'].includes(term.kind)) return found;
  }
  return undefined;
}

function lastHandler(terms: readonly Term[], frame: Frame, run: Run): SymbolId | undefined {
  for (const term of [...terms].reverse()) {
    const found = handler(term, frame, run);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A function, a function's name, a list that ends in one, or a call that wraps one. */
function handler(term: Term, frame: Frame, run: Run): SymbolId | undefined {
  const { project } = run;
  if (term.kind === 'function')
    return isForErrors(term.scope, frame, run) ? undefined : project.functionAt(frame.file, term.scope);
  if (term.kind === 'list') return lastHandler(term.items, frame, run);
  if (term.kind === 'spread' || term.kind === 'cast') return handler(term.of, frame, run);
  const call = term.kind === 'call' ? project.sketch(frame.file).calls[term.call] : undefined;
  if (!call) return wrappedConstant(term, frame, run) ?? wrappedField(term, frame, run) ?? named(term, frame, run);
  const bound = call.callee.kind === 'member' && /^(?:bind|handle)$/.test(call.callee.name) ? [call.callee.of] : [];
  const wrapped = lastHandler([...call.args, ...bound], frame, run);
  if (wrapped !== undefined || isWrapper(call, frame, run)) return wrapped;
  return run.symbolOf(run.value(term, frame));
}

function named(term: Term, frame: Frame, run: Run): SymbolId | undefined {
  const { project } = run;
  return run.symbolOf(run.value(term, frame)) ?? symbolsOf(project.types.of(term, frame), project)[0];
}

/** `const Projects = { list: attempt(list) }` elsewhere: `Projects.list` is answered by `list`. */
function wrappedConstant(term: Term, frame: Frame, run: Run): SymbolId | undefined {
  if (term.kind !== 'member' && term.kind !== 'name') return undefined;
  const constant = run.project.types.constant(term, frame);
  if (constant?.term.kind !== 'call' || constant.place.scope !== 0) return undefined;
  return handler(constant.term, run.module(constant.place.file), run);
}

/** `login = attempt(async (request, response) => …)` in a controller's class: what is handed to the wrapper answers. */
function wrappedField(term: Term, frame: Frame, run: Run): SymbolId | undefined {
  if (term.kind !== 'member') return undefined;
  const of = run.value(term.of, frame);
  const type = of.kind === 'instance' || of.kind === 'class' ? of.type : run.project.types.of(term.of, frame);
  const found = type?.kind === 'class' ? run.project.types.member(type, term.name) : undefined;
  if (found?.member.init?.kind !== 'call') return undefined;
  return handler(found.member.init, { ...run.module(found.owner.file), calls: new Map() }, run);
}

/** A function that calls what it is given hands requests on: the answer is not its own. */
function isWrapper({ callee, args }: CallSketch, frame: Frame, run: Run): boolean {
  const [file, name] = run.symbolOf(run.value(callee, frame))?.split('#') ?? [];
  if (file === undefined || name === undefined) return false;
  return args.some((_, at) => usesArgument({ kind: 'function', file, name }, at, run.project) !== undefined);
}

/** `(error, response) => …` tells of what went wrong; it answers no request. */
function isForErrors(scope: number, frame: Frame, { project }: Run): boolean {
  const [first] = project.sketch(frame.file).scopes[scope]?.parameters ?? [];
  return first !== undefined && /^_?e(?:rr(?:or)?)?$/.test(first.name);
}
