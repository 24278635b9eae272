/** Every certificate and key in use. Follows its files: what is sound is taken over, what is not leaves the old one. */
import { createSecureContext, type SecureContext } from 'node:tls';
import type { Problem, RoutingPlan } from '@banyan/model';
import { type CertificateIndex, chooseCertificate, indexCertificates } from './choose-certificate';
import type { KeyPair } from './read-key-pair';
import { readTlsFiles, type TlsFiles, type UpstreamCredentials } from './read-tls-files';

/** What a look at the files came to. */
export interface Renewal {
  /** Certificates and credentials that are others now. */
  readonly changed: number;
  readonly problems: readonly Problem[];
}

/** Certificate and key as Node wants them. */
export interface DefaultPair {
  readonly cert: string;
  readonly key: string;
  readonly minVersion: 'TLSv1.2' | 'TLSv1.3';
}

/** One per proxy. Connections keep what they began with. */
export class Keyring {
  /** Files to be watched. */
  paths: readonly string[] = [];
  /** Called when they may be others. */
  onPaths: (paths: readonly string[]) => void = () => undefined;
  /** Called when certificates towards callers may be others. */
  onRenewed: () => void = () => undefined;
  private plan: RoutingPlan;
  private pairs = new Map<string, KeyPair>();
  private credentials = new Map<string, UpstreamCredentials>();
  private index: CertificateIndex = new Map();
  private contexts: readonly SecureContext[] = [];

  /** @param folder where the plan's relative paths start */
  constructor(
    plan: RoutingPlan,
    private readonly folder: string,
  ) {
    this.plan = plan;
    this.adopt(plan);
  }

  /** Certificates towards callers, for metrics. */
  get certificates(): readonly KeyPair[] {
    return [...this.pairs.values()];
  }

  /** For callers that ask for no host: what a server on TLS is created with. */
  get defaultPair(): DefaultPair {
    const [pair] = this.pairs.values();
    const { minVersion = 'TLSv1.2' } = this.plan.tls ?? {};
    return { cert: pair?.cert ?? '', key: pair?.key ?? '', minVersion };
  }

  /** Takes over what another plan names. */
  adopt(plan: RoutingPlan): Renewal {
    this.plan = plan;
    const files = readTlsFiles(plan, this.folder);
    const changed = this.takePairs(files) + this.takeCredentials(files);
    this.paths = files.paths;
    this.onPaths(files.paths);
    if (changed > 0) this.onRenewed();
    return { changed, problems: files.problems };
  }

  /** Reads the files again. */
  renew(): Renewal {
    return this.adopt(this.plan);
  }

  /** For a caller that asks for a host, or for none. Never throws. */
  contextFor(host: string): SecureContext | undefined {
    return this.contexts[chooseCertificate(this.index, host)];
  }

  /** Of an upstream on https, now. */
  credentialsOf(upstream: string): UpstreamCredentials | undefined {
    return this.credentials.get(upstream);
  }

  private takePairs({ callers }: TlsFiles): number {
    const { certificates = [], minVersion = 'TLSv1.2' } = this.plan.tls ?? {};
    const names = certificates.map(({ cert, key }) => `${cert}\n${key}`);
    const { kept, changed } = keep(this.pairs, names, callers, (a, b) => a.fingerprint === b.fingerprint);
    this.pairs = kept;
    this.index = indexCertificates([...kept.values()]);
    this.contexts = [...kept.values()].map(({ cert, key }) => createSecureContext({ cert, key, minVersion }));
    return changed;
  }

  private takeCredentials({ upstreams }: TlsFiles): number {
    const same = (a: UpstreamCredentials, b: UpstreamCredentials): boolean =>
      a.ca === b.ca && a.pair?.fingerprint === b.pair?.fingerprint;
    const { kept, changed } = keep(this.credentials, [...upstreams.keys()], [...upstreams.values()], same);
    this.credentials = kept;
    return changed;
  }
}

/** The new value where there is one and it differs, else the old one: the same object, so that sessions may go on. */
function keep<T>(
  old: ReadonlyMap<string, T>,
  names: readonly string[],
  read: readonly (T | undefined)[],
  isSame: (a: T, b: T) => boolean,
): { readonly kept: Map<string, T>; readonly changed: number } {
  const kept = new Map<string, T>();
  let changed = 0;
  for (const [i, name] of names.entries()) {
    const [before, now] = [old.get(name), read[i]];
    const isOld = before !== undefined && (now === undefined || isSame(before, now));
    const value = isOld ? before : now;
    if (value === undefined) continue;
    kept.set(name, value);
    if (!isOld && before !== undefined) changed += 1;
  }
  return { kept, changed };
}
