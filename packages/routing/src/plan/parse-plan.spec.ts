import { parsePlan } from './parse-plan';

const head = `schema: banyan/routing-plan@1
upstreams:
  app: { url: http://127.0.0.1:3000 }
  images: { url: http://127.0.0.1:4000 }
monolith: app
`;

/** Codes and pointers of everything that is wrong. */
function complaints(text: string): readonly string[] {
  const result = parsePlan(text);
  return result.ok ? [] : result.problems.map(({ code, path, line }) => `${code} ${path} line ${line}`);
}

/** The same for one route given in flow style. */
function routeComplaints(...routes: readonly string[]): readonly string[] {
  return complaints(`${head}routes:\n${routes.map((route) => `  - ${route}\n`).join('')}`);
}

/** The same for one upstream URL. */
function urlComplaint(url: string): string | undefined {
  return complaints(`${head}`.replace('http://127.0.0.1:4000', url))[0]?.split(' ')[0];
}

describe('parsing a routing plan', () => {
  it('accepts a plan that uses every key', () => {
    const text = `${head}listen: 127.0.0.1:8080
admin: '[::1]:9901'
stickyKey:
  - { claim: sub }
  - { claim: id, cookie: token }
  - { header: authorization }
  - { cookie: sid }
  - { issue: banyan_caller }
signingKey: { env: BANYAN_SIGNING_KEY }
override: { header: x-banyan-side, networks: [10.0.0.0/8, '::1'], signed: true }
routes:
  - { name: a, match: { methods: [GET, POST], path: /photos/:id }, service: images, phase: canary, share: 12.34 }
  - { name: b, match: { prefix: /filters }, service: images, phase: service }
  - { name: c, match: { path: /health }, service: app, phase: monolith }
  - name: d
    timeouts: { connect: 2s, firstByte: 10s, perTry: 15s, total: 30s, idle: 1m, handshake: 10s, totalCutsAnswers: true }
    match: { host: a.test, path: /d, headers: [{ name: X-Tenant, equals: acme }], query: [{ name: draft }] }
    service: images
    phase: service
`;
    expect(parsePlan(text)).toMatchObject({ ok: true, value: { monolith: 'app' } });
  });

  it('reports problems of shape and of meaning together, in the order of the text', () => {
    const text = `schema: banyan/routing-plan@1
upstreams:
  app: { url: ftp://127.0.0.1 }
monolith: ap
listen: here
routes:
  - { name: a, match: { path: /x }, service: nobody, phase: half }
  - { name: b, match: { path: /y }, service: nobody, phase: canary }
`;
    expect(complaints(text)).toEqual([
      'ROUTING_PLAN_BAD_URL /upstreams/app/url line 3',
      'ROUTING_PLAN_UNKNOWN_UPSTREAM /monolith line 4',
      'ROUTING_PLAN_BAD_ADDRESS /listen line 5',
      'ROUTING_PLAN_INVALID /routes/0/phase line 7',
      'ROUTING_PLAN_UNKNOWN_UPSTREAM /routes/1/service line 8',
      'ROUTING_PLAN_SHARE_MISSING /routes/1 line 8',
    ]);
  });

  it('says nothing about a name whose upstream is declared but faulty', () => {
    expect(complaints(head.replace('{ url: http://127.0.0.1:3000 }', '{ uri: x }'))).toEqual([
      'ROUTING_PLAN_MISSING_KEY /upstreams/app line 3',
      'ROUTING_PLAN_UNKNOWN_KEY /upstreams/app/uri line 3',
    ]);
  });

  it.each([
    ['no URL at all', '127.0.0.1', 'ROUTING_PLAN_BAD_URL'],
    ['a path', 'http://127.0.0.1:4000/api', 'ROUTING_PLAN_BAD_URL'],
    ['a query', 'http://127.0.0.1:4000/?a=1', 'ROUTING_PLAN_BAD_URL'],
    ['credentials', 'http://me:secret@127.0.0.1:4000', 'ROUTING_PLAN_BAD_URL'],
    ['another protocol', 'ftp://127.0.0.1:4000', 'ROUTING_PLAN_BAD_URL'],
    ['port 0', 'http://127.0.0.1:0', 'ROUTING_PLAN_BAD_URL'],
    ['the metadata address', 'http://169.254.169.254', 'ROUTING_PLAN_METADATA_ADDRESS'],
    ['the metadata address as a number', 'http://2852039166', 'ROUTING_PLAN_METADATA_ADDRESS'],
    ['the metadata address in octal', 'http://0251.0376.0251.0376', 'ROUTING_PLAN_METADATA_ADDRESS'],
    ['the metadata address in IPv6 clothes', "'http://[::ffff:169.254.169.254]'", 'ROUTING_PLAN_METADATA_ADDRESS'],
    ['a link-local IPv6 address', "'http://[fe80::1]:4000'", 'ROUTING_PLAN_METADATA_ADDRESS'],
    ['the metadata name', 'http://metadata.google.internal.', 'ROUTING_PLAN_METADATA_ADDRESS'],
  ])('refuses an upstream with %s', (_, url, code) => {
    expect(urlComplaint(url)).toBe(code);
  });

  it('never repeats credentials', () => {
    const result = parsePlan(head.replace('http://127.0.0.1:4000', 'http://me:secret@127.0.0.1:4000'));
    expect(JSON.stringify(result)).not.toContain('secret');
  });

  it('refuses an upstream that is the proxy itself', () => {
    expect(complaints(`${head}listen: 127.0.0.1:4000\n`)).toEqual(['ROUTING_PLAN_LOOP /upstreams/images/url line 4']);
  });

  it('refuses one address for both servers', () => {
    expect(complaints(`${head}listen: 127.0.0.1:80\nadmin: 127.0.0.1:80\n`)).toEqual([
      'ROUTING_PLAN_BAD_ADDRESS /admin line 7',
    ]);
  });

  it.each([
    ['both path and prefix', '{ path: /a, prefix: /b }', 'ROUTING_PLAN_MATCH_CHOICE /routes/0/match line 7'],
    ['neither path nor prefix', '{ methods: [GET] }', 'ROUTING_PLAN_MATCH_CHOICE /routes/0/match line 7'],
    ['no leading slash', '{ path: a }', 'ROUTING_PLAN_BAD_PATH /routes/0/match/path line 7'],
    ['a query', '{ path: "/a?b" }', 'ROUTING_PLAN_BAD_PATH /routes/0/match/path line 7'],
    ['an escape', '{ path: /a%20b }', 'ROUTING_PLAN_BAD_PATH /routes/0/match/path line 7'],
    ['a dot segment', '{ prefix: /a/../b }', 'ROUTING_PLAN_BAD_PATH /routes/0/match/prefix line 7'],
    ['a closing slash', '{ path: /a/ }', 'ROUTING_PLAN_BAD_PATH /routes/0/match/path line 7'],
    ['a star', '{ path: /a/* }', 'ROUTING_PLAN_BAD_PATH /routes/0/match/path line 7'],
    ['a brace', '{ path: "/a/{id}" }', 'ROUTING_PLAN_BAD_PATH /routes/0/match/path line 7'],
    ['half a segment', '{ path: "/a/x:id" }', 'ROUTING_PLAN_BAD_PATH /routes/0/match/path line 7'],
    [
      'a method in lower case',
      '{ methods: [get], path: /a }',
      'ROUTING_PLAN_BAD_METHOD /routes/0/match/methods/0 line 7',
    ],
    ['CONNECT', '{ methods: [CONNECT], path: /a }', 'ROUTING_PLAN_BAD_METHOD /routes/0/match/methods/0 line 7'],
    ['a method twice', '{ methods: [GET, GET], path: /a }', 'ROUTING_PLAN_BAD_METHOD /routes/0/match/methods/1 line 7'],
    ['no method', '{ methods: [], path: /a }', 'ROUTING_PLAN_BAD_METHOD /routes/0/match/methods line 7'],
    ['a host with a port', '{ host: "a.test:80", path: /a }', 'ROUTING_PLAN_BAD_HOST /routes/0/match/host line 7'],
    ['a host in upper case', '{ host: A.test, path: /a }', 'ROUTING_PLAN_BAD_HOST /routes/0/match/host line 7'],
    ['a host with a star', '{ host: "*.a.test", path: /a }', 'ROUTING_PLAN_BAD_HOST /routes/0/match/host line 7'],
    [
      'a header name with a space',
      '{ path: /a, headers: [{ name: x y }] }',
      'ROUTING_PLAN_BAD_FIELD /routes/0/match/headers/0/name line 7',
    ],
    [
      'Host among the headers',
      '{ path: /a, headers: [{ name: Host }] }',
      'ROUTING_PLAN_BAD_FIELD /routes/0/match/headers/0/name line 7',
    ],
    [
      'a header that a caller can say about itself',
      '{ path: /a, headers: [{ name: X-Forwarded-Host }] }',
      'ROUTING_PLAN_BAD_FIELD /routes/0/match/headers/0/name line 7',
    ],
    [
      'a header twice',
      '{ path: /a, headers: [{ name: x-a, equals: "1" }, { name: X-A }] }',
      'ROUTING_PLAN_BAD_FIELD /routes/0/match/headers/1/name line 7',
    ],
    [
      'a value that is never equal',
      '{ path: /a, headers: [{ name: x-a, equals: "b " }] }',
      'ROUTING_PLAN_BAD_FIELD /routes/0/match/headers/0/equals line 7',
    ],
    [
      'a query parameter without a name',
      '{ path: /a, query: [{ name: "" }] }',
      'ROUTING_PLAN_BAD_FIELD /routes/0/match/query/0/name line 7',
    ],
    [
      'a number to be equal to',
      '{ path: /a, query: [{ name: v, equals: 2 }] }',
      'ROUTING_PLAN_INVALID /routes/0/match/query/0/equals line 7',
    ],
  ])('refuses a match with %s', (_, match, complaint) => {
    expect(routeComplaints(`{ name: a, match: ${match}, service: images, phase: service }`)).toEqual([complaint]);
  });

  it.each([
    ['more than two decimals', 'phase: canary, share: 0.001', 'ROUTING_PLAN_SHARE_PRECISION /routes/0/share line 7'],
    ['no canary', 'phase: service, share: 5', 'ROUTING_PLAN_SHARE_UNUSED /routes/0/share line 7'],
    ['more than all', 'phase: canary, share: 101', 'ROUTING_PLAN_INVALID /routes/0/share line 7'],
  ])('refuses a share with %s', (_, phase, complaint) => {
    expect(routeComplaints(`{ name: a, match: { path: /a }, service: images, ${phase} }`)).toEqual([complaint]);
  });

  it.each([0, 0.01, 33.33, 57.29, 99.99, 100])('accepts a share of %d', (share) => {
    const route = `{ name: a, match: { path: /a }, service: images, phase: canary, share: ${share} }`;
    expect(routeComplaints(route)).toEqual([]);
  });

  it('refuses a second route of the same name', () => {
    expect(
      routeComplaints(
        '{ name: a, match: { path: /a }, service: images, phase: service }',
        '{ name: a, match: { path: /b }, service: images, phase: service }',
      ),
    ).toEqual(['ROUTING_PLAN_DUPLICATE_ROUTE /routes/1/name line 8']);
  });

  it.each(["''", "'(unrouted)'", '"a\\nb"'])('refuses %s as a name', (name) => {
    expect(routeComplaints(`{ name: ${name}, match: { path: /a }, service: images, phase: service }`)).toEqual([
      'ROUTING_PLAN_BAD_NAME /routes/0/name line 7',
    ]);
  });

  it('tells a route that is never reached from one that loses some requests', () => {
    expect(
      routeComplaints(
        '{ name: a, match: { methods: [GET, PUT], path: /p/:id }, service: images, phase: service }',
        '{ name: b, match: { methods: [PUT, POST], path: /p/:photo }, service: images, phase: service }',
        '{ name: c, match: { methods: [GET, POST], path: /p/:x }, service: images, phase: service }',
        '{ name: d, match: { path: /p/:x }, service: images, phase: service }',
        '{ name: e, match: { prefix: /p/:x }, service: images, phase: service }',
      ),
    ).toEqual(['ROUTING_PLAN_CONFLICT /routes/1/match line 8', 'ROUTING_PLAN_UNREACHABLE /routes/2/match line 9']);
  });

  it.each([
    ['two sources in one', '{ header: a, cookie: b }'],
    ['no source', '{}'],
    ['a header name with a space', '{ header: a b }'],
    ['a cookie name with =', "{ cookie: 'a=b' }"],
    ['a claim and a cookie to issue', '{ claim: sub, issue: a }'],
    ['a claim without a name', "{ claim: '' }"],
    ['a header that callers say about themselves', '{ header: X-Forwarded-For }'],
    ['a cookie to issue that browsers refuse', '{ issue: __Host-a }'],
  ])('refuses a sticky key with %s', (_, source) => {
    expect(complaints(`${head}stickyKey: [${source}]\n`)[0]).toMatch(/^ROUTING_PLAN_BAD_STICKY_KEY \/stickyKey\/0/);
  });

  it('refuses what comes after an issued cookie, and one that nobody signs', () => {
    expect(complaints(`${head}stickyKey:\n  - { issue: a }\n  - { header: x }\n`)).toEqual([
      'ROUTING_PLAN_BAD_STICKY_KEY /stickyKey/0/issue line 7',
      'ROUTING_PLAN_SIGNING_KEY_MISSING /stickyKey/0/issue line 7',
    ]);
  });

  it.each([
    ['for nobody', '{ header: x }', 'ROUTING_PLAN_BAD_OVERRIDE /override line 6'],
    ['of no network', '{ header: x, networks: [10.1] }', 'ROUTING_PLAN_INVALID /override/networks/0 line 6'],
    [
      'of half an address',
      "{ header: x, networks: ['10.1'] }",
      'ROUTING_PLAN_BAD_OVERRIDE /override/networks/0 line 6',
    ],
    ['by Host', "{ header: host, networks: ['::1'] }", 'ROUTING_PLAN_BAD_OVERRIDE /override/header line 6'],
    ['by Cookie', "{ header: Cookie, networks: ['::1'] }", 'ROUTING_PLAN_BAD_OVERRIDE /override/header line 6'],
    ['that nobody signs', '{ header: x, signed: true }', 'ROUTING_PLAN_SIGNING_KEY_MISSING /override/signed line 6'],
  ])('refuses an override %s', (_, override, complaint) => {
    expect(complaints(`${head}override: ${override}\n`)).toEqual([complaint]);
  });

  it('refuses a secret where the name of a variable is wanted, and does not repeat it', () => {
    const result = parsePlan(`${head}signingKey: { env: 'pa55-word' }\n`);
    expect(result).toMatchObject({ problems: [{ code: 'ROUTING_PLAN_BAD_SIGNING_KEY', line: 6 }] });
    expect(JSON.stringify(result)).not.toContain('pa55');
  });

  it('survives a plan that is no object', () => {
    expect(complaints('- 1\n')[0]).toMatch(/^ROUTING_PLAN_INVALID/);
    expect(complaints('routes: 3\nupstreams: []\nstickyKey: {}\n').length).toBeGreaterThan(3);
  });

  it('refuses to switch the monolith off, and checks of what is no path', () => {
    const text = `schema: banyan/routing-plan@1
upstreams:
  app: { url: http://127.0.0.1:3000, breaker: {}, ejection: {} }
  images: { url: http://127.0.0.1:4000, breaker: {}, health: { path: healthz } }
monolith: app
`;
    expect(complaints(text)).toEqual([
      'ROUTING_PLAN_BAD_HEALTH /upstreams/app/ejection line 3',
      'ROUTING_PLAN_BAD_HEALTH /upstreams/app/breaker line 3',
      'ROUTING_PLAN_BAD_HEALTH /upstreams/images/health/path line 4',
    ]);
  });

  it('reports every span of time that cannot be kept, with its line', () => {
    const text = `schema: banyan/routing-plan@1
upstreams:
  app:
    url: http://127.0.0.1:3000
    timeouts: { connect: 2 }
  images:
    url: http://127.0.0.1:4000
    timeouts: { idle: 48h }
monolith: app
defaults:
  timeouts: { firstbyte: 10s }
routes:
  - name: a
    match: { path: /a }
    service: images
    phase: service
    timeouts:
      perTry: 10s
      total: 2s
  - name: b
    match: { path: /b }
    service: images
    phase: service
    timeouts: { totalCutsAnswers: true }
`;
    expect(complaints(text)).toEqual([
      'ROUTING_PLAN_INVALID /upstreams/app/timeouts/connect line 5',
      'ROUTING_PLAN_BAD_TIME /upstreams/images/timeouts/idle line 8',
      'ROUTING_PLAN_UNKNOWN_KEY /defaults/timeouts/firstbyte line 11',
      'ROUTING_PLAN_BAD_TIME /routes/0/timeouts/perTry line 18',
      'ROUTING_PLAN_BAD_TIME /routes/1/timeouts/totalCutsAnswers line 24',
    ]);
  });
});
