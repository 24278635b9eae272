/** Certificates for tests, made on the spot: X.509 v3 (RFC 5280) with P-256 keys, written in DER. */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate, its key, and what it can sign others with. */
export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
  /** As plans write it. */
  readonly pin: string;
  readonly name: string;
  readonly privateKey: KeyObject;
}

/**
 * A certificate for these hosts (DNS names or IPv4 addresses); the first one is its name.
 * @param issuer signs it; itself when there is none, which makes it an authority
 * @param days until it expires
 */
export function makeCertificate(hosts: readonly string[], issuer?: TestCertificate, days = 30): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const name = hosts[0] ?? 'test';
  const algorithm = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02)); // ecdsa-with-SHA256
  const now = Date.now();
  const validity = sequence(time(new Date(now - 86_400_000)), time(new Date(now + days * 86_400_000)));
  const serial = der(
    0x02,
    Buffer.concat([Buffer.from([1]), createHash('sha256').update(spki).digest().subarray(0, 8)]),
  );
  const extensions = sequence(alternatives(hosts), ...(issuer ? [] : [authority()]));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    serial,
    algorithm,
    distinguished(issuer?.name ?? name),
    validity,
    distinguished(name),
    spki,
    der(0xa3, extensions),
  );
  const signature = sign('sha256', body, issuer?.privateKey ?? privateKey);
  const whole = sequence(body, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const pin = `sha256//${createHash('sha256').update(spki).digest('base64')}`;
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { cert: pem('CERTIFICATE', whole), key, pin, name, privateKey };
}

/** A folder that goes after the tests, with `name.crt` and `name.key` for each certificate. */
export function certificateFolder(certificates: Readonly<Record<string, TestCertificate>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'banyan-tls-'));
  mkdirSync(folder, { recursive: true });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, certificate] of Object.entries(certificates)) writeCertificate(folder, name, certificate);
  return folder;
}

/** Puts a certificate and its key in place. */
export function writeCertificate(folder: string, name: string, { cert, key }: TestCertificate): void {
  writeFileSync(join(folder, `${name}.key`), key);
  writeFileSync(join(folder, `${name}.crt`), cert);
}

function alternatives(hosts: readonly string[]): Buffer {
  const names = hosts.map((host) =>
    /^[\d.]+$/.test(host) ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host)),
  );
  return sequence(oid(0x55, 0x1d, 0x11), der(0x04, sequence(...names)));
}

/** basicConstraints: cA. */
function authority(): Buffer {
  return sequence(oid(0x55, 0x1d, 0x13), der(0x04, sequence(der(0x01, Buffer.from([0xff])))));
}

function distinguished(name: string): Buffer {
  return sequence(der(0x31, sequence(oid(0x55, 0x04, 0x03), der(0x0c, Buffer.from(name)))));
}

function time(date: Date): Buffer {
  return der(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]|\..*/g, '')}Z`));
}

function oid(...bytes: readonly number[]): Buffer {
  return der(0x06, Buffer.from(bytes));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function pem(kind: string, bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${kind}-----\n${lines.join('\n')}\n-----END ${kind}-----\n`;
}
