/** What cannot be meant about keeping answers. */
import type { CacheRules, CacheStorage, Problem, Route } from '@banyan/model';
import { problem } from '../errors';
import { longestDuration, parseDuration } from '../limits/parse-duration';
import type { CheckablePlan, Placed } from './checkable-plan';
import { complainOfHeader } from './header-names';

/** Every `cache` of the plan. */
export function checkCache({ cache, defaults, routes }: CheckablePlan): readonly Problem[] {
  const words = [...(defaults ? [defaults] : []), ...routes].flatMap(({ pointer, value }) =>
    value.cache ? [{ pointer: `${pointer}/cache`, value: value.cache }] : [],
  );
  return [...(cache ? checkStorage(cache) : []), ...words.flatMap(checkRules), ...routes.flatMap(checkMethods)];
}

function bad(path: string, message: string): Problem {
  return problem('ROUTING_PLAN_BAD_CACHE', path, message);
}

function checkStorage({ pointer, value: { redis, maxBytes } }: Placed<CacheStorage>): readonly Problem[] {
  if (!redis) return [];
  const path = `${pointer}/redis`;
  const { url, env, timeout } = redis;
  const problems = checkTime(`${path}/timeout`, timeout);
  if (maxBytes !== undefined) problems.push(bad(`${pointer}/maxBytes`, 'Redis has its own limit: maxmemory'));
  if ((url === undefined) === (env === undefined)) problems.push(bad(path, 'give one of url and env'));
  if (url !== undefined) problems.push(...checkUrl(`${path}/url`, url));
  return problems;
}

function checkUrl(path: string, url: string): readonly Problem[] {
  if (!URL.canParse(url) || !/^rediss?:\/\/[^/]/.test(url)) {
    return [bad(path, `"${url}" is no URL of Redis; write it as redis://host:6379`)];
  }
  if (new URL(url).password === '') return [];
  return [bad(path, 'a password does not belong in the plan; put the URL into a variable and name it with env')];
}

function checkRules({ pointer, value }: Placed<CacheRules>): readonly Problem[] {
  const { ttl, staleWhileRevalidate, staleIfError, query, headers = [] } = value;
  const problems = [
    ...checkTime(`${pointer}/ttl`, ttl),
    ...checkTime(`${pointer}/staleWhileRevalidate`, staleWhileRevalidate),
    ...checkTime(`${pointer}/staleIfError`, staleIfError),
  ];
  if (query?.ignore && query.only) problems.push(bad(`${pointer}/query`, 'give one of ignore and only'));
  headers.forEach((name, i) => {
    const complaint = complainOfHeader(name) ?? complainOfPersonal(name);
    if (complaint) problems.push(bad(`${pointer}/headers/${i}`, complaint));
  });
  return problems;
}

/** A key with the caller's secret in it would keep one answer for each caller, for nobody else to use. */
function complainOfPersonal(name: string): string | undefined {
  const personal = ['authorization', 'cookie'].includes(name.toLowerCase());
  return personal ? `"${name}" names the caller; answers to one caller are not kept` : undefined;
}

function checkTime(path: string, text: string | undefined): Problem[] {
  return (parseDuration(text ?? '') ?? 0) > longestDuration ? [bad(path, `${text} is more than 24 hours`)] : [];
}

function checkMethods({ pointer, value: { cache, match } }: Placed<Route>): readonly Problem[] {
  if (!cache || cache.off || !match.methods) return [];
  if (match.methods.includes('GET') || match.methods.includes('HEAD')) return [];
  return [bad(`${pointer}/cache`, 'answers to GET are kept, and this route takes no GET')];
}
