/** Servers without a framework: `http.createServer((request, response) => …)`. */
import type { EndpointFact } from '@banyan/model';
import type { PlacedCall, Project } from '../../link/project';
import type { ScopeSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';
import type { CalledLibrary } from './called-library';
import { mayBeFunction, ownFunction, toEndpoint } from './handed-handler';

const servers = /^(?:node:)?(?:http|https|http2)$/;

export function plainServers(placed: PlacedCall, { module, name }: CalledLibrary, project: Project): EndpointFact[] {
  if (!servers.test(module) || !/^create(?:Secure)?Server$/.test(name)) return [];
  const listener = placed.call.args.at(-1);
  if (!mayBeFunction(listener) || listener?.kind === 'call' || isHandedOn(listener, placed, project)) return [];
  const handler = ownFunction(listener, { file: placed.file, scope: placed.call.scope }, project);
  return handler === undefined ? [] : [toEndpoint(placed, { kind: 'http', method: 'ALL', path: '/*', handler })];
}

/** `(request, response) => app(request, response)`: the application answers, its routes are known by themselves. */
function isHandedOn(listener: Term | undefined, { file }: PlacedCall, project: Project): boolean {
  if (listener?.kind !== 'function') return false;
  const { scopes, calls } = project.sketch(file);
  const names = scopes[listener.scope]?.parameters.slice(0, 2).map((parameter) => parameter.name) ?? [];
  return calls.some(
    ({ scope, args, callee }) =>
      isWithin(scope, listener.scope, scopes) &&
      names.length === 2 &&
      names.every((name, at) => args[at]?.kind === 'name' && args[at].name === name) &&
      ownFunction(callee, { file, scope }, project) === undefined,
  );
}

/** The function itself and those that are written in it. */
function isWithin(scope: number, outer: number, scopes: readonly ScopeSketch[]): boolean {
  for (let at = scope; at > outer; at = scopes[at]?.parent ?? 0) if (scopes[at]?.parent === outer) return true;
  return scope === outer;
}
