/** The servers behind the proxy: every name known, every URL a plain origin that is safe to call. */
import type { Problem } from '@banyan/model';
import { problem } from '../errors';
import type { CheckablePlan } from './checkable-plan';
import { parseAddress } from './parse-address';
import { portOf } from './port-of';

/** Names, URLs, and that no upstream is the proxy itself. */
export function checkUpstreams(plan: CheckablePlan): readonly Problem[] {
  const urls = plan.upstreams.flatMap(({ pointer, value }) => checkUrl(`${pointer}/url`, value.url, plan.listen));
  return [...urls, ...checkMonolith(plan)];
}

function checkMonolith({ monolith, upstreamNames }: CheckablePlan): readonly Problem[] {
  if (monolith === undefined || upstreamNames.has(monolith)) return [];
  return [unknownUpstream('/monolith', monolith, upstreamNames)];
}

/** The problem of a name that no upstream has. */
export function unknownUpstream(pointer: string, name: string, known: ReadonlySet<string>): Problem {
  const names = [...known].toSorted().join(', ') || 'none';
  return problem('ROUTING_PLAN_UNKNOWN_UPSTREAM', pointer, `no upstream is called "${name}"; declared: ${names}`);
}

function checkUrl(pointer: string, text: string, listen: string | undefined): readonly Problem[] {
  const bad = (message: string): readonly Problem[] => [problem('ROUTING_PLAN_BAD_URL', pointer, message)];
  if (!URL.canParse(text)) return bad(`"${text}" is no URL; write it as http://127.0.0.1:3000`);
  const url = new URL(text);
  if (url.username || url.password) return bad('credentials do not belong into a plan');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return bad(`"${url.protocol}" is not spoken to upstreams; use http: or https:`);
  }
  if (url.port === '0') return bad('port 0 cannot be connected to');
  if (url.pathname !== '/' || url.search || url.hash) {
    return bad(`an origin is wanted, without path or query: ${url.origin}`);
  }
  if (isMetadataHost(url.hostname)) {
    return [problem('ROUTING_PLAN_METADATA_ADDRESS', pointer, `${url.hostname} hands out machine credentials`)];
  }
  return checkLoop(pointer, url, listen);
}

function checkLoop(pointer: string, url: URL, listen: string | undefined): readonly Problem[] {
  const address = listen === undefined ? undefined : parseAddress(listen);
  const port = portOf(url);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!address || address.port !== port || address.host !== host) return [];
  return [problem('ROUTING_PLAN_LOOP', pointer, `${url.host} is where the proxy itself listens`)];
}

/**
 * Link-local addresses and the names clouds give to their metadata services. `URL` has already brought decimal,
 * octal and short forms of an address into the dotted form.
 */
function isMetadataHost(hostname: string): boolean {
  const host = hostname.replace(/\.$/, '');
  if (/^169\.254\.\d+\.\d+$/.test(host) || /^\[fe[89ab][0-9a-f]:/.test(host)) return true;
  if (/^\[(::ffff:|64:ff9b::)a9fe:/.test(host)) return true;
  return ['metadata.google.internal', 'instance-data', '100.100.100.200', '[fd00:ec2::254]'].includes(host);
}
