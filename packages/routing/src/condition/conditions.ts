/** What a route asks of a request beside host, path and method: header fields and query parameters. */
import type { FieldMatch, RouteMatch } from '@banyan/model';

/** One field that must be there; with a value when that must be equal. Header names are in lower case. */
export interface Condition {
  readonly name: string;
  readonly equals: string | undefined;
}

/** Everything a route asks for. */
export interface Conditions {
  readonly headers: readonly Condition[];
  readonly query: readonly Condition[];
}

/** The conditions of a match; undefined when it has none, as most have. */
export function toConditions({ headers = [], query = [] }: RouteMatch): Conditions | undefined {
  if (headers.length === 0 && query.length === 0) return undefined;
  const toHeader = ({ name, equals }: FieldMatch): Condition => ({ name: name.toLowerCase(), equals });
  const toParameter = ({ name, equals }: FieldMatch): Condition => ({ name, equals });
  return Object.freeze({ headers: headers.map(toHeader), query: query.map(toParameter) });
}

/**
 * Which of two routes of the same host, path and method is asked first: the one with more header fields, then with more
 * query parameters, then with more values that must be equal. A route that asks for all another one asks for and for
 * more is so always before it.
 * @returns negative when `a` is first; 0 when neither is more specific
 */
export function compareConditions(a: Conditions | undefined, b: Conditions | undefined): number {
  const [of, other] = [specificityOf(a), specificityOf(b)];
  const at = of.findIndex((count, i) => count !== other[i]);
  return at === -1 ? 0 : (other[at] as number) - (of[at] as number);
}

function specificityOf(conditions: Conditions | undefined): readonly number[] {
  const { headers, query } = conditions ?? none;
  const equal = (list: readonly Condition[]): number => list.filter(({ equals }) => equals !== undefined).length;
  return [headers.length, query.length, equal(headers), equal(query)];
}

/** Whether every request that fulfils `strict` fulfils `loose` too. */
export function implies(strict: Conditions | undefined, loose: Conditions | undefined): boolean {
  return asList(loose).every((wanted) =>
    asList(strict).some(
      (given) => given.name === wanted.name && (wanted.equals === undefined || wanted.equals === given.equals),
    ),
  );
}

/** Whether no request fulfils both: somewhere they want different values. */
export function excludes(a: Conditions | undefined, b: Conditions | undefined): boolean {
  return asList(a).some((one) =>
    asList(b).some(
      (two) =>
        one.name === two.name && one.equals !== undefined && two.equals !== undefined && one.equals !== two.equals,
    ),
  );
}

/** What a request fulfils that fulfils both. */
export function both(a: Conditions | undefined, b: Conditions | undefined): Conditions {
  const [one, two] = [a ?? none, b ?? none];
  return { headers: [...one.headers, ...two.headers], query: [...one.query, ...two.query] };
}

const none: Conditions = { headers: [], query: [] };

/** Header fields and parameters in one list, told apart by a mark no name can begin with. */
function asList(conditions: Conditions | undefined): readonly Condition[] {
  const { headers, query } = conditions ?? none;
  return [...headers, ...query.map(({ name, equals }) => ({ name: `?${name}`, equals }))];
}
