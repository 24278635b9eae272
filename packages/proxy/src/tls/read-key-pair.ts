/** A certificate with its key, as one thing: neither is of use without the other. */
import type { KeyPairFiles } from '@banyan/model';
import { type Complain, readCertificate, readKey } from './read-pem';

/** A sound pair. */
export interface KeyPair {
  /** In PEM, with the chain. */
  readonly cert: string;
  /** In PEM. Never to be printed. */
  readonly key: string;
  /** Hosts it is for, in lower case, `*.` in front of some. */
  readonly names: readonly string[];
  /** Seconds since 1970. */
  readonly expires: number;
  /** SHA-256 of the certificate, by which a change is noticed. */
  readonly fingerprint: string;
}

/**
 * Both files, all problems of both at once.
 * @param pointer where the plan names them
 * @returns undefined when there was a problem
 */
export function readKeyPair(
  { cert, key }: KeyPairFiles,
  folder: string,
  pointer: string,
  complain: Complain,
): KeyPair | undefined {
  const certificate = readCertificate({ path: cert, folder, pointer: `${pointer}/cert` }, complain);
  const secret = readKey({ path: key, folder, pointer: `${pointer}/key` }, complain);
  if (!certificate || !secret) return undefined;
  const { leaf } = certificate;
  if (!leaf.checkPrivateKey(secret.key)) {
    complain('PROXY_TLS_KEY_MISMATCH', `${pointer}/key`, `${key} is not the key of ${cert}`);
    return undefined;
  }
  return {
    cert: certificate.pem,
    key: secret.pem,
    names: namesOf(leaf.subjectAltName),
    expires: Date.parse(leaf.validTo) / 1000,
    fingerprint: leaf.fingerprint256,
  };
}

/** DNS names of the subject's alternative names (RFC 6125 6.4); the common name has not counted for long. */
function namesOf(alternatives: string | undefined): readonly string[] {
  return [...(alternatives ?? '').matchAll(/(?:^|, )DNS:([^,"]+)/g)].map(([, name = '']) => name.trim().toLowerCase());
}
