import { parsePlan } from './parse-plan';

/** Codes and pointers of what is wrong with an upstream written so. */
function complaints(upstream: string): readonly string[] {
  const result = parsePlan(`schema: banyan/routing-plan@1\nmonolith: app\nupstreams: { app: ${upstream} }`);
  return result.ok ? [] : result.problems.map(({ code, path }) => `${code} ${path}`);
}

const pin = `sha256//${'A'.repeat(43)}=`;

describe('TLS and protocols in a plan', () => {
  it.each([
    '{ url: "https://app.internal" }',
    '{ url: "https://app.internal:8443", protocol: auto }',
    '{ url: "http://127.0.0.1:1", protocol: h2 }',
    '{ url: "http://127.0.0.1:1", protocol: http/1.1 }',
    `{ url: "https://app.internal", tls: { ca: ca.pem, servername: app, cert: a.pem, key: a.key, pins: ["${pin}"] } }`,
  ])('takes %s', (upstream) => {
    expect(complaints(upstream)).toEqual([]);
  });

  it.each([
    ['{ url: "http://127.0.0.1:1", tls: {} }', 'ROUTING_PLAN_BAD_TLS /upstreams/app/tls'],
    ['{ url: "https://app.internal", tls: { cert: a.pem } }', 'ROUTING_PLAN_BAD_TLS /upstreams/app/tls/cert'],
    ['{ url: "https://app.internal", tls: { key: a.key } }', 'ROUTING_PLAN_BAD_TLS /upstreams/app/tls/key'],
    ['{ url: "https://app.internal", tls: { pins: [abc] } }', 'ROUTING_PLAN_BAD_TLS /upstreams/app/tls/pins/0'],
    ['{ url: "http://127.0.0.1:1", protocol: auto }', 'ROUTING_PLAN_BAD_PROTOCOL /upstreams/app/protocol'],
    ['{ url: "http://127.0.0.1:1", protocol: h3 }', 'ROUTING_PLAN_INVALID /upstreams/app/protocol'],
    ['{ url: "ftp://127.0.0.1" }', 'ROUTING_PLAN_BAD_URL /upstreams/app/url'],
  ])('refuses %s', (upstream, complaint) => {
    expect(complaints(upstream)).toEqual([complaint]);
  });

  it('refuses an upstream on https that is the proxy itself', () => {
    const plan = 'schema: banyan/routing-plan@1\nlisten: "127.0.0.1:443"\nmonolith: app\n';
    const result = parsePlan(`${plan}upstreams: { app: { url: "https://127.0.0.1" } }`);
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'ROUTING_PLAN_LOOP' }] });
  });
});
