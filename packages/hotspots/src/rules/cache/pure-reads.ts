/** GET routes whose handlers only read. */
import type { AnswerFact, EndpointFact } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { answersByFunction, answersOf } from '../../reach/answers-of';
import { type Effects, effectsOf } from '../../reach/effects-of';
import { frontMethods } from '../../reach/front-functions';
import { reachedFrom } from '../../reach/reached-from';
import { reachedUnkept } from '../../reach/reached-unkept';
import { isGuessed } from './is-guessed';

/** A route with everything it leads to. */
export interface PureRead {
  /** `caller` names all that asks on the way who the caller is. */
  readonly endpoint: EndpointFact;
  /** Reads behind a store of the application are left out. */
  readonly effects: Effects;
  /** What makes the answer another one each time. */
  readonly varies: readonly AnswerFact[];
}

/** Routes that change nothing: no table, no file, no state of the process, nothing sent; and that nobody keeps already. */
export function pureReads(index: FactsIndex): PureRead[] {
  const routes = [...index.endpointsOf.values()]
    .flat()
    .filter(({ kind, method }) => kind === 'http' && method === 'GET');
  return routes
    .filter((endpoint) => !isGuessed(index, endpoint) && !isKept(index, endpoint))
    .map((endpoint) => toRead(index, endpoint))
    .filter(({ effects: { writes, emissions, changes } }) => writes.length + emissions.length + changes.length === 0);
}

function toRead(index: FactsIndex, endpoint: EndpointFact): PureRead {
  const { handler } = endpoint;
  const caller = [...new Set([...(endpoint.caller ?? []), ...askedBy(index, endpoint)])];
  const effects = effectsOf(index, handler);
  const unkept = new Set(reachedUnkept(index, handler));
  return {
    endpoint: caller.length > 0 ? { ...endpoint, caller } : endpoint,
    effects: { ...effects, reads: effects.reads.filter((read) => unkept.has(read.function)) },
    varies: answersOf(index, handler).filter((answer) => isVarying(index, answer, handler)),
  };
}

/** What asks for the caller: in the code behind the handler, or because the container gives the request or its context. */
function askedBy(index: FactsIndex, { handler }: EndpointFact): string[] {
  const given = new Set(
    index.facts.injections
      .filter(({ token }) => /REQUEST|ClsService|AsyncLocalStorage/.test(token))
      .map(({ from }) => from),
  );
  const asked = answersOf(index, handler).filter(({ kind }) => kind === 'caller');
  const isGiven = given.size > 0 && reachedFrom(index, handler).some((id) => given.has(classOf(id)));
  return [...(isGiven ? ['REQUEST'] : []), ...asked.map(({ what }) => what)];
}

/** The clock matters where an answer is put together or rows are asked for; elsewhere it is for a log or for a measure. */
function isVarying(index: FactsIndex, { kind, function: owner }: AnswerFact, handler: string): boolean {
  if (kind === 'clock') return owner === handler || index.accessesOf.has(owner);
  return kind === 'chance';
}

function isKept(index: FactsIndex, { caching, handler, through = [] }: EndpointFact): boolean {
  if (caching !== undefined) return true;
  if (through.some(({ kind, name }) => /^(?:interceptor|middleware)$/.test(kind) && /cache|caching/i.test(name)))
    return true;
  if (answersByFunction(index).size === 0) return false;
  const fronts = through.flatMap(({ id }) => frontMethods(index, id));
  return [handler, ...fronts].some((id) => answersOf(index, id).some(({ kind }) => kind === 'header'));
}

function classOf(handler: string): string {
  return handler.slice(0, handler.lastIndexOf('.'));
}
