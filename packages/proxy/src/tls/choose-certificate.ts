/** Which certificate a caller gets that asks for a host (RFC 6066 3). */
import type { KeyPair } from './read-key-pair';

/** Positions of certificates by the host they are for. */
export type CertificateIndex = ReadonlyMap<string, number>;

/** The first certificate that bears a name has it. */
export function indexCertificates(pairs: readonly Pick<KeyPair, 'names'>[]): CertificateIndex {
  const index = new Map<string, number>();
  for (const [i, { names }] of pairs.entries()) {
    for (const name of names) if (!index.has(name)) index.set(name, i);
  }
  return index;
}

/**
 * Exact before wildcard, which stands for one label (RFC 6125 6.4.3); the first certificate for everybody else.
 * @param host as the caller wrote it; empty when it named none
 */
export function chooseCertificate(index: CertificateIndex, host: string): number {
  const name = host.toLowerCase().replace(/\.$/, '');
  return index.get(name) ?? index.get(`*${name.slice(Math.max(0, name.indexOf('.')))}`) ?? 0;
}
