/** What a span calls, or is called by, in one text for all calls of its kind. */
import { toNameTemplate } from '../paths/to-name-template';
import type { SpanFacts } from '../traces/span';

/** `GET /route/{}`, `driver.DriverService/FindNearest`, `publish orders`, or the name of the span. */
export function toCallName(facts: SpanFacts, name: string): string {
  const { rpcMethod, rpcService, method, path, topic } = facts;
  if (rpcMethod) return toNameTemplate(joinMethod(rpcMethod.replace(/^\//, ''), rpcService));
  if (topic) return `publish ${toNameTemplate(topic)}`;
  if (method && path) return `${method.toUpperCase()} ${path}`;
  return toNameTemplate(name);
}

function joinMethod(method: string, service: string | undefined): string {
  return service === undefined || method.includes('/') ? method : `${service}/${method}`;
}
