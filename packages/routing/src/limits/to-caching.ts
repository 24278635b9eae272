/** How the answers of one destination are kept, ready to be asked: the route's word, else the plan's. */
import type { CacheRules, PlanDefaults, Route } from '@banyan/model';
import { parseDuration } from './parse-duration';

/** Rules for keeping answers; times in seconds, as HTTP counts them. */
export interface Caching {
  /** How long an answer is fresh that does not say so itself; undefined where its Last-Modified tells. */
  readonly ttl: number | undefined;
  /** Bytes of a body. */
  readonly maxBody: number;
  /** Whether a query parameter tells answers apart; undefined when all of them do. */
  readonly counts: ((parameter: string) => boolean) | undefined;
  /** In lower case and order. */
  readonly headers: readonly string[];
  /** Whether a cookie says nothing about the caller; undefined when every cookie may. */
  readonly ignoresCookie: ((name: string) => boolean) | undefined;
  readonly staleWhileRevalidate: number | undefined;
  readonly staleIfError: number | undefined;
  readonly heedsCallers: boolean;
}

/** Undefined where nothing is kept. */
export function toCaching(route: Route | undefined, defaults: PlanDefaults | undefined): Caching | undefined {
  if (!route?.cache && !defaults?.cache) return undefined;
  if ((route?.cache ?? defaults?.cache)?.off) return undefined;
  const rules: CacheRules = { ...defaults?.cache, ...route?.cache };
  const { maxBody = 1_048_576, query = {}, headers = [], cookies = {}, heedsCallers = true } = rules;
  return Object.freeze({
    ttl: seconds(rules.ttl),
    maxBody,
    counts: query.only ? anyOf(query.only) : query.ignore && noneOf(query.ignore),
    headers: Object.freeze(headers.map((name) => name.toLowerCase()).toSorted()),
    ignoresCookie: cookies.ignore && anyOf(cookies.ignore),
    staleWhileRevalidate: seconds(rules.staleWhileRevalidate),
    staleIfError: seconds(rules.staleIfError),
    heedsCallers,
  });
}

/** `a*` stands for every name that begins with `a`. */
function anyOf(patterns: readonly string[]): (name: string) => boolean {
  const names = new Set(patterns.filter((pattern) => !pattern.endsWith('*')));
  const beginnings = patterns.filter((pattern) => pattern.endsWith('*')).map((pattern) => pattern.slice(0, -1));
  return (name) => names.has(name) || beginnings.some((beginning) => name.startsWith(beginning));
}

function noneOf(patterns: readonly string[]): (name: string) => boolean {
  const matches = anyOf(patterns);
  return (name) => !matches(name);
}

function seconds(text: string | undefined): number | undefined {
  const milliseconds = text === undefined ? undefined : parseDuration(text);
  return milliseconds === undefined ? undefined : milliseconds / 1000;
}
