/** Edits a routing plan as an operator would in an editor: comments and order stay. */
import { parseDocument } from 'yaml';

/** Every route in the phase that the share means. */
export function withShare(plan: string, share: number): string {
  const document = parseDocument(plan);
  const routes = (document.toJS() as { routes?: readonly unknown[] }).routes ?? [];
  routes.forEach((_, index) => {
    document.setIn(['routes', index, 'phase'], share === 0 ? 'monolith' : share === 100 ? 'service' : 'canary');
    if (share > 0 && share < 100) document.setIn(['routes', index, 'share'], share);
    else document.deleteIn(['routes', index, 'share']);
  });
  return document.toString();
}

/** The upstreams on other ports than those the plan was written with. */
export function withPorts(plan: string, ports: Readonly<Record<string, number | undefined>>): string {
  const document = parseDocument(plan);
  for (const [upstream, port] of Object.entries(ports)) {
    document.setIn(['upstreams', upstream, 'url'], `http://127.0.0.1:${port}`);
  }
  return document.toString();
}
