/** What a route asks of a request: host, path, methods, header fields and query parameters, each in itself. */
import type { FieldMatch, Problem, Route } from '@banyan/model';
import { problem } from '../errors';
import { parsePattern } from '../path/parse-pattern';
import { readHost } from '../path/read-host';
import { isRoutableMethod } from '../path/routable-methods';
import { complainOfHeader } from './header-names';
import type { Placed } from './checkable-plan';

/** Every rule over one route's match. */
export function checkMatch(route: Placed<Route>): readonly Problem[] {
  const { headers = [], query = [] } = route.value.match;
  return [
    ...checkHost(route),
    ...checkPath(route),
    ...checkMethods(route),
    ...checkFields(`${route.pointer}/match/headers`, headers, (name) => name.toLowerCase(), complainOfHeader),
    ...headers.flatMap((header, i) => checkValue(`${route.pointer}/match/headers/${i}`, header)),
    ...checkFields(`${route.pointer}/match/query`, query, (name) => name, complainOfParameter),
  ];
}

/** A host is written in the form requests are compared in. */
function checkHost({ pointer, value: { match } }: Placed<Route>): readonly Problem[] {
  const { host } = match;
  if (host === undefined) return [];
  const sound = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/.test(host) && readHost(host) === host;
  const message = `"${host}" is no host; write one exact name in lower case, without port, as photos.example.com`;
  return sound ? [] : [problem('ROUTING_PLAN_BAD_HOST', `${pointer}/match/host`, message)];
}

function checkPath({ pointer, value: { match } }: Placed<Route>): readonly Problem[] {
  const { path, prefix } = match;
  if ((path === undefined) === (prefix === undefined)) {
    const message = path === undefined ? 'give a path or a prefix' : 'give a path or a prefix, not both';
    return [problem('ROUTING_PLAN_MATCH_CHOICE', `${pointer}/match`, message)];
  }
  const key = path === undefined ? 'prefix' : 'path';
  const pattern = parsePattern(path ?? prefix ?? '');
  return pattern.ok ? [] : [problem('ROUTING_PLAN_BAD_PATH', `${pointer}/match/${key}`, pattern.message)];
}

function checkMethods({ pointer, value: { match } }: Placed<Route>): readonly Problem[] {
  const { methods } = match;
  if (methods === undefined) return [];
  const bad = (path: string, message: string): Problem => problem('ROUTING_PLAN_BAD_METHOD', path, message);
  if (methods.length === 0) {
    return [bad(`${pointer}/match/methods`, 'no method is named; leave the key out to take every method')];
  }
  return methods.flatMap((method, i) => {
    const path = `${pointer}/match/methods/${i}`;
    if (!isRoutableMethod(method))
      return [bad(path, `"${method}" is no method that can be routed (upper case wanted)`)];
    return methods.indexOf(method) < i ? [bad(path, `"${method}" stands twice`)] : [];
  });
}

/** Each name can exist, and stands once: two values of one field never hold together. */
function checkFields(
  pointer: string,
  fields: readonly FieldMatch[],
  toName: (name: string) => string,
  complain: (name: string) => string | undefined,
): readonly Problem[] {
  const names = fields.map(({ name }) => toName(name));
  return fields.flatMap(({ name }, i) => {
    const complaint = names.indexOf(toName(name)) < i ? `"${name}" stands twice` : complain(name);
    return complaint === undefined ? [] : [problem('ROUTING_PLAN_BAD_FIELD', `${pointer}/${i}/name`, complaint)];
  });
}

function complainOfParameter(name: string): string | undefined {
  return name === '' ? 'a query parameter has a name' : undefined;
}

/** Field values arrive trimmed, as bytes: what is beyond visible ASCII would be compared with somebody's encoding. */
function checkValue(pointer: string, { equals }: FieldMatch): readonly Problem[] {
  if (equals === undefined || /^(?:[!-~](?:[ -~]*[!-~])?)?$/.test(equals)) return [];
  const message = `${JSON.stringify(equals)} is never equal: values arrive trimmed and are compared as ASCII`;
  return [problem('ROUTING_PLAN_BAD_FIELD', `${pointer}/equals`, message)];
}
