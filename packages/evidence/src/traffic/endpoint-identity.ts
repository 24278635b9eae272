/** Which entry point a request came to, as its spans name it. */
import type { EndpointTraffic } from '@banyan/model';
import { toNameTemplate } from '../paths/to-name-template';
import { toPathTemplate } from '../paths/to-path-template';
import type { SpanFacts } from '../traces/span';
import type { LinkedSpan } from '../traces/linked-span';
import { toCallName } from './to-call-name';

/** What tells one entry point from another. */
export type EndpointIdentity = Pick<EndpointTraffic, 'kind' | 'method' | 'route' | 'path' | 'handler' | 'service'>;

const httpName = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|QUERY)(?: (\/\S*))?$/;

/** @param inner the spans of the request, the outermost first; frameworks name handler and route on their own spans */
export function toEndpointIdentity({ span }: LinkedSpan, inner: readonly LinkedSpan[]): EndpointIdentity {
  const facts = inner.map(({ span: { facts: found } }) => found);
  const { service } = span.resource;
  const handler = toHandler(facts);
  return {
    ...toTarget(span.facts, span.kind, span.name, facts),
    ...(handler && { handler }),
    ...(service && { service }),
  };
}

function toTarget(
  own: SpanFacts,
  kind: string,
  name: string,
  inner: readonly SpanFacts[],
): Pick<EndpointIdentity, 'kind' | 'method' | 'route' | 'path'> {
  const graphql = inner.find(({ graphqlType, graphqlName }) => graphqlType ?? graphqlName);
  if (graphql) {
    const route = graphql.graphqlName && toNameTemplate(graphql.graphqlName);
    return { kind: 'graphql', method: (graphql.graphqlType ?? 'query').toLowerCase(), ...(route && { route }) };
  }
  if (own.rpcSystem ?? own.rpcMethod) return { kind: 'grpc', method: 'CALL', route: toCallName(own, name) };
  if (kind === 'consumer')
    return {
      kind: 'message',
      method: (own.messaging ?? 'receive').toUpperCase(),
      route: toNameTemplate(own.topic ?? name),
    };
  const named = httpName.exec(name);
  const first = inner.find(({ method }) => method);
  const method = own.method ?? named?.[1] ?? (kind === 'internal' ? first?.method : undefined);
  if (method) return { kind: 'http', method: method.toUpperCase(), ...toRoute(own, inner, named?.[2]) };
  return { kind: 'other', method: 'RUN', route: toNameTemplate(name) };
}

/** The route of the server's span, or of the framework's; else the path; else what the name of the span says. */
function toRoute(own: SpanFacts, inner: readonly SpanFacts[], named: string | undefined) {
  const route = own.route ?? inner.find((facts) => facts.route)?.route;
  if (route) return { route };
  const path = own.path ?? inner.find((facts) => facts.path)?.path;
  if (path) return { path: toPathTemplate(path) };
  if (!named) return {};
  const template = toPathTemplate(named);
  return template === named ? { route: named } : { path: template };
}

function toHandler(facts: readonly SpanFacts[]): string | undefined {
  const found = facts.find(({ controller, callback }) => controller && callback);
  return found && `${found.controller}.${found.callback}`;
}
