import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProxy } from '../start-proxy';
import { certificateFolder, makeCertificate } from '../testing/certificate.fixture';
import { examineText } from '../table/plan-gate';
import { chooseCertificate, indexCertificates } from './choose-certificate';

const one = makeCertificate(['one.test']);
const other = makeCertificate(['other.test']);
const nameless = makeCertificate([]);
const folder = certificateFolder({ one, other, nameless });
mkdirSync(join(folder, 'folder'));
writeFileSync(
  join(folder, 'locked.key'),
  '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----\n',
);
writeFileSync(join(folder, 'chain.crt'), `${one.cert}${other.cert.replace(/MII/, 'MIX')}`);
writeFileSync(join(folder, 'secret.key'), one.key, { mode: 0 });
chmodSync(join(folder, 'secret.key'), 0);

const plan = (...pairs: readonly string[]): string =>
  `schema: banyan/routing-plan@1\nmonolith: app\nupstreams: { app: { url: http://127.0.0.1:1 } }\ntls:\n  certificates:\n${pairs
    .map((pair) => `    - { cert: ${pair.split(' ')[0]}, key: ${pair.split(' ')[1]} }\n`)
    .join('')}`;

/** What is said about the pairs of a plan. */
function complaints(...pairs: readonly string[]): readonly string[] {
  const result = examineText(plan(...pairs), {}, folder);
  return result.ok ? [] : result.problems.map(({ code, path, line }) => `${code} ${path} line ${line}`);
}

describe('the files of a plan', () => {
  it.each<[what: string, pair: string, complaint: string]>([
    ['a certificate that is not there', 'no.crt one.key', 'PROXY_TLS_FILE_UNREADABLE /tls/certificates/0/cert line 6'],
    ['a key that is not there', 'one.crt no.key', 'PROXY_TLS_FILE_UNREADABLE /tls/certificates/0/key line 6'],
    ['a folder', 'folder one.key', 'PROXY_TLS_FILE_UNREADABLE /tls/certificates/0/cert line 6'],
    [
      'a key in the place of a certificate',
      'one.key one.key',
      'PROXY_TLS_CERTIFICATE_INVALID /tls/certificates/0/cert line 6',
    ],
    ['a broken chain', 'chain.crt one.key', 'PROXY_TLS_CERTIFICATE_INVALID /tls/certificates/0/cert line 6'],
    ['a certificate in the place of a key', 'one.crt one.crt', 'PROXY_TLS_KEY_INVALID /tls/certificates/0/key line 6'],
    ['a key with a passphrase', 'one.crt locked.key', 'PROXY_TLS_KEY_INVALID /tls/certificates/0/key line 6'],
    ['the key of another certificate', 'one.crt other.key', 'PROXY_TLS_KEY_MISMATCH /tls/certificates/0/key line 6'],
  ])('are refused for %s', (_, pair, complaint) => {
    expect(complaints(pair)).toEqual([complaint]);
  });

  it('may lack a name only where the first certificate does', () => {
    expect(complaints('nameless.crt nameless.key')).toEqual([]);
    expect(complaints('one.crt one.key', 'nameless.crt nameless.key')).toEqual([
      'PROXY_TLS_CERTIFICATE_NAMELESS /tls/certificates/1/cert line 7',
    ]);
  });

  (process.getuid?.() === 0 ? it.skip : it)('that must not be read are told of (not as root, who reads all)', () => {
    expect(complaints('one.crt secret.key')).toEqual(['PROXY_TLS_FILE_UNREADABLE /tls/certificates/0/key line 6']);
  });

  it('keep a proxy from starting, all at once, without a word of what is in them', async () => {
    const planFile = join(folder, 'plan.yaml');
    writeFileSync(planFile, plan('no.crt one.crt', 'one.crt other.key'));
    const error = await startProxy({ planFile, listen: '127.0.0.1:0', admin: false }).catch((e: unknown) => e);
    expect(error).toMatchObject({
      code: 'ROUTING_PLAN_REFUSED',
      message: expect.stringContaining('3 problems') as string,
    });
    const text = JSON.stringify(error) + String((error as Error).stack);
    for (const line of one.key.split('\n').slice(1, -2)) expect(text).not.toContain(line);
  });
});

describe('the certificate for a host', () => {
  const index = indexCertificates([
    { names: ['first.test'] },
    { names: ['*.shop.test', 'a.shop.test'] },
    { names: ['b.shop.test', 'a.shop.test'] },
  ]);
  it.each([
    ['first.test', 0],
    ['a.shop.test', 1],
    ['A.Shop.Test.', 1],
    ['b.shop.test', 2],
    ['c.shop.test', 1],
    ['d.c.shop.test', 0],
    ['shop.test', 0],
    ['.shop.test', 1],
    ['', 0],
    ['__proto__', 0],
    ['127.0.0.1', 0],
  ])('%j is number %d', (host, number) => {
    expect(chooseCertificate(index, host)).toBe(number);
  });
});
