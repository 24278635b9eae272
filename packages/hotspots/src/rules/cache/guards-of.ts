/** What asks on the way to a handler who the caller is, or what he may. */
import type { EndpointFact, EnhancerFact } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { answersOf } from '../../reach/answers-of';
import { frontMethods } from '../../reach/front-functions';

/** Middleware has no kind that says so: its name does. */
const asking =
  /auth|log(?:ged)?_?-?in|session|jwt|token|passport|guard|permi|polic|role|admin|acl\b|protect|secur|member|owner|can[A-Z]|allowed|restrict|api-?key|require(?:s|d)?_?[A-Z]?\w*user|current_?user|identif/i;
/** What only reads or counts: it lets everybody pass. */
const open =
  /thrott|rate|limit|optional|unauth|passport\.(?:initialize|session)|^(?:express-?)?session\(|cookie|helmet|cors|csrf/i;

/** Names of guards, and of middleware that is one. */
export function guardsOf(index: FactsIndex, { through = [] }: EndpointFact): string[] {
  return through.filter((enhancer) => isGuard(index, enhancer)).map(({ name }) => name.slice(name.indexOf('#') + 1));
}

function isGuard(index: FactsIndex, { kind, name, id }: EnhancerFact): boolean {
  if (open.test(name)) return false;
  if (kind === 'guard') return true;
  return kind === 'middleware' && (asking.test(name) || frontMethods(index, id).some((front) => asks(index, front)));
}

function asks(index: FactsIndex, front: string): boolean {
  return answersOf(index, front).some(({ kind }) => kind === 'caller');
}
