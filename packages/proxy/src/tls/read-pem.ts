/** Reads certificates and keys from files, and says in our words what is wrong with them. Never says what is in them. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Problem } from '@banyan/model';

/** Everything that can be wrong with a file that a plan names for TLS. */
export type TlsProblemCode =
  | 'PROXY_TLS_FILE_UNREADABLE'
  | 'PROXY_TLS_CERTIFICATE_INVALID'
  | 'PROXY_TLS_KEY_INVALID'
  | 'PROXY_TLS_KEY_MISMATCH'
  | 'PROXY_TLS_CERTIFICATE_NAMELESS';

/** A file that a plan names: which, from where, and where the plan says so. */
export interface NamedFile {
  readonly path: string;
  /** Folder that relative paths start from. */
  readonly folder: string;
  /** JSON pointer into the plan. */
  readonly pointer: string;
}

/** Notes a problem; its code checked by the compiler. */
export type Complain = (code: TlsProblemCode, pointer: string, message: string) => void;

/** Where the file stands. */
export function toFullPath({ path, folder }: Pick<NamedFile, 'path' | 'folder'>): string {
  return isAbsolute(path) ? path : join(folder, path);
}

/** A list that fills as files are read. */
export function complaints(): { readonly problems: Problem[]; readonly complain: Complain } {
  const problems: Problem[] = [];
  return { problems, complain: (code, path, message) => void problems.push({ code, path, message }) };
}

/** All certificates of a file, joined; the first one is read as well. */
export function readCertificate(
  file: NamedFile,
  complain: Complain,
): { readonly pem: string; readonly leaf: X509Certificate } | undefined {
  const pem = readText(file, complain);
  if (pem === undefined) return undefined;
  try {
    const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    const certificates = blocks.map((block) => new X509Certificate(block)); // each, or a broken chain goes unnoticed
    if (certificates[0]) return { pem: blocks.join('\n'), leaf: certificates[0] };
  } catch {
    // Said below; what the library says is about bytes.
  }
  complain('PROXY_TLS_CERTIFICATE_INVALID', file.pointer, `${file.path} holds no sound certificate in PEM`);
  return undefined;
}

/** A private key. */
export function readKey(
  file: NamedFile,
  complain: Complain,
): { readonly pem: string; readonly key: KeyObject } | undefined {
  const pem = readText(file, complain);
  if (pem === undefined) return undefined;
  try {
    return { pem, key: createPrivateKey(pem) };
  } catch {
    const why = /ENCRYPTED/.test(pem) ? 'has a passphrase; store it without one' : 'holds no sound private key in PEM';
    complain('PROXY_TLS_KEY_INVALID', file.pointer, `${file.path} ${why}`);
    return undefined;
  }
}

function readText(file: NamedFile, complain: Complain): string | undefined {
  try {
    return readFileSync(toFullPath(file), 'latin1');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    complain('PROXY_TLS_FILE_UNREADABLE', file.pointer, `${file.path} cannot be read: ${words[code] ?? code}`);
    return undefined;
  }
}

const words: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'the proxy has no right to',
  EISDIR: 'it is a folder',
};
