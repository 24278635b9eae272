/** Everything that a plan says about TLS, read from its files: what can be used, and all that is wrong. */
import type { Problem, RoutingPlan, Upstream } from '@banyan/model';
import { type KeyPair, readKeyPair } from './read-key-pair';
import { type Complain, complaints, readCertificate, toFullPath } from './read-pem';

/** Files as they are now; what could not be read is undefined, and a problem tells why. */
export interface TlsFiles {
  /** In the plan's order. */
  readonly callers: readonly (KeyPair | undefined)[];
  /** Of upstreams on https, by name. */
  readonly upstreams: ReadonlyMap<string, UpstreamCredentials | undefined>;
  readonly problems: readonly Problem[];
  /** Every file, to be watched. */
  readonly paths: readonly string[];
}

/** Whom we trust at an upstream, and who we are to it. */
export interface UpstreamCredentials {
  /** In PEM; the public authorities when undefined. */
  readonly ca: string | undefined;
  readonly pair: KeyPair | undefined;
}

/** @param folder of the plan: where relative paths start */
export function readTlsFiles(plan: RoutingPlan, folder: string): TlsFiles {
  const { problems, complain } = complaints();
  const certificates = plan.tls?.certificates ?? [];
  const callers = certificates.map((files, i) => readCallerPair(files, i, folder, complain));
  const secure = Object.entries(plan.upstreams).filter(([, { url }]) => /^https:/i.test(url));
  const upstreams = new Map(
    secure.map(([name, upstream]) => [name, readUpstream(name, upstream, folder, complain)] as const),
  );
  const named = [
    ...certificates.flatMap(({ cert, key }) => [cert, key]),
    ...secure.flatMap(([, { tls }]) => [tls?.ca, tls?.cert, tls?.key]),
  ];
  const paths = named.filter((path) => path !== undefined).map((path) => toFullPath({ path, folder }));
  return { callers, upstreams, problems, paths };
}

function readCallerPair(
  files: { readonly cert: string; readonly key: string },
  i: number,
  folder: string,
  complain: Complain,
): KeyPair | undefined {
  const pointer = `/tls/certificates/${i}`;
  const pair = readKeyPair(files, folder, pointer, complain);
  if (!pair || i === 0 || pair.names.length > 0) return pair;
  const message = `${files.cert} names no host, so nobody would ever get it`;
  complain('PROXY_TLS_CERTIFICATE_NAMELESS', `${pointer}/cert`, message);
  return undefined;
}

function readUpstream(
  name: string,
  { tls = {} }: Upstream,
  folder: string,
  complain: Complain,
): UpstreamCredentials | undefined {
  const pointer = `/upstreams/${name.replaceAll('~', '~0').replaceAll('/', '~1')}/tls`;
  const { ca: path, cert, key } = tls;
  const ca = path === undefined ? undefined : readCertificate({ path, folder, pointer: `${pointer}/ca` }, complain);
  const hasPair = cert !== undefined && key !== undefined;
  const pair = hasPair ? readKeyPair({ cert, key }, folder, pointer, complain) : undefined;
  if ((path !== undefined && !ca) || (hasPair && !pair)) return undefined;
  return { ca: ca?.pem, pair };
}
