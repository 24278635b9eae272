import { readPieces } from '../read-pieces.fixture';
import { epoch, type SampleSpan, toOtlp } from '../traces/sample-trace.fixture';

const web: SampleSpan = {
  id: 'web',
  name: 'GET /posts',
  kind: 'server',
  took: 100,
  tags: { 'http.method': 'GET', 'http.route': '/posts', 'http.status_code': 200 },
};
const sql = (id: string, parent: string, text: string, more: Partial<SampleSpan> = {}): SampleSpan => ({
  id,
  parent,
  name: 'pg.query',
  kind: 'client',
  at: 5,
  tags: { 'db.system.name': 'postgresql', 'db.query.text': text },
  ...more,
});

async function trafficOf(...spans: readonly SampleSpan[]) {
  const { traffic, sources } = await readPieces([toOtlp(spans)]);
  return { ...traffic!, skipped: sources[0]!.skipped };
}

async function statementsOf(...spans: readonly SampleSpan[]) {
  const { endpoints } = await trafficOf(...spans);
  return endpoints.flatMap(({ statements }) =>
    statements.map(({ template, calls, within }) => [template, calls, within]),
  );
}

describe('layers that tell of one statement', () => {
  it('count once: the driver, within the mapper', async () => {
    const mapper = { 'db.system.name': 'postgresql', 'db.query.text': 'SELECT 1', 'db.collection.name': 'post' };
    expect(
      await statementsOf(
        web,
        { id: 'orm', parent: 'web', name: 'find post', kind: 'client', tags: mapper },
        sql('pg1', 'orm', 'SELECT * FROM post WHERE id = 1'),
        sql('pg2', 'orm', 'SELECT * FROM author WHERE id IN (1, 2)'),
      ),
    ).toEqual([
      ['SELECT * FROM author WHERE id IN (?)', 1, ['find post']],
      ['SELECT * FROM post WHERE id = ?', 1, ['find post']],
    ]);
  });

  it('count once: the query that the engine of Prisma sent', async () => {
    expect(
      await statementsOf(
        web,
        { id: 'op', parent: 'web', name: 'prisma:client:operation', tags: { method: 'findMany', model: 'Post' } },
        { id: 'engine', parent: 'op', name: 'prisma:engine:query' },
        sql('db', 'engine', 'SELECT "public"."Post"."id" FROM "public"."Post" WHERE 1=1', {
          name: 'prisma:engine:db_query',
        }),
      ),
    ).toEqual([[expect.stringContaining('Post'), 1, ['prisma:client:operation', 'prisma:engine:query']]]);
  });

  it('count, where the driver is not traced: the mapper stands for it', async () => {
    const tags = { 'db.system': 'mongodb', 'db.operation': 'find', 'db.mongodb.collection': 'posts' };
    expect(
      await statementsOf(web, { id: 'm', parent: 'web', name: 'mongoose.Post.find', kind: 'client', tags }),
    ).toEqual([['find posts', 1, undefined]]);
  });

  it('are no statements where they only connect', async () => {
    const tags = { 'db.system': 'postgresql', 'db.name': 'shop' };
    expect(await statementsOf(web, { id: 'c', parent: 'web', name: 'pg.connect', kind: 'client', tags })).toEqual([]);
  });
});

describe('calls', () => {
  const call = (id: string, more: Partial<SampleSpan> = {}): SampleSpan => ({
    id,
    parent: 'web',
    name: 'GET',
    kind: 'client',
    tags: { 'http.request.method': 'GET', 'url.full': `http://users:3000/users/7` },
    ...more,
  });

  it('count once, by the caller, whoever else tells of them', async () => {
    const { edges, endpoints } = await trafficOf(
      web,
      call('out', { took: 8 }),
      call('inner', { parent: 'out', name: 'undici' }),
      { id: 'in', parent: 'inner', name: 'GET /users/:id', kind: 'server', service: 'users', took: 6 },
    );
    expect(edges).toEqual([
      { from: 'shop', to: 'users', calls: 1, errors: 0, latency: expect.objectContaining({ max: 8 }) },
    ]);
    expect(endpoints.map(({ route, service, calls }) => [route, service, calls?.map(({ calls }) => calls)])).toEqual([
      ['/posts', 'shop', [1]],
      ['/users/:id', 'users', undefined],
    ]);
  });

  it.each([
    ['one after another are N+1', [0, 10, 20, 30, 40], 9, { overlapping: 0, nPlusOne: true }],
    ['sent together are a fan-out', [0, 0, 1, 1, 2], 9, { overlapping: 1, nPlusOne: false }],
    [
      'of a pool with three workers are a fan-out',
      [0, 0, 0, 10, 10, 10, 20, 20, 20],
      9,
      { overlapping: 1, nPlusOne: false },
    ],
  ])('%s', async (_what, starts, took, expected) => {
    const { endpoints } = await trafficOf(web, ...starts.map((at, i) => call(`c${i}`, { at, took })));
    expect(endpoints[0]!.calls).toMatchObject([{ template: 'GET /users/{}', repeated: { requests: 1, ...expected } }]);
  });

  it('to a queue are known by the topic, and the consumer is an entry point', async () => {
    const tags = { 'messaging.system': 'kafka', 'messaging.destination.name': 'orders' };
    const { endpoints, edges } = await trafficOf(
      web,
      { id: 'send', parent: 'web', name: 'orders publish', kind: 'producer', tags },
      {
        id: 'take',
        parent: 'send',
        name: 'orders process',
        kind: 'consumer',
        service: 'mail',
        tags: { ...tags, 'messaging.operation': 'process' },
      },
    );
    expect(endpoints[0]!.calls).toMatchObject([{ template: 'publish orders', to: 'mail' }]);
    expect(endpoints[1]).toMatchObject({ kind: 'message', method: 'PROCESS', route: 'orders', service: 'mail' });
    expect(edges).toMatchObject([{ from: 'shop', to: 'mail', calls: 1 }]);
  });
});

describe('repeats', () => {
  const many = (count: number, at: (i: number) => number) =>
    Array.from({ length: count }, (_, i) =>
      sql(`q${i}`, 'web', `SELECT * FROM author WHERE id = ${i}`, { at: at(i), took: 3 }),
    );
  const repeatsOf = async (...spans: readonly SampleSpan[]) =>
    (await trafficOf(web, ...spans)).endpoints[0]!.statements.map(({ repeated }) => repeated);

  it('are five of one statement in a request, and no fewer', async () => {
    expect(await repeatsOf(...many(4, (i) => i * 4))).toEqual([undefined]);
    expect(await repeatsOf(...many(5, (i) => i * 4))).toEqual([
      { requests: 1, max: 5, overlapping: 0, nPlusOne: true },
    ]);
  });

  it('are N+1 when they are sent together, too', async () => {
    expect(await repeatsOf(...many(6, () => 3))).toEqual([{ requests: 1, max: 6, overlapping: 1, nPlusOne: true }]);
  });

  it('are not what opens and ends transactions', async () => {
    expect(
      await repeatsOf(
        ...many(6, (i) => i).map((span) => ({
          ...span,
          tags: { 'db.system': 'postgresql', 'db.statement': 'COMMIT' },
        })),
      ),
    ).toEqual([undefined]);
  });

  it('count the requests in which they were', async () => {
    const other = many(7, (i) => i * 4).map((span) => ({ ...span, trace: 'f'.repeat(32) }));
    const [first] = (
      await trafficOf(
        web,
        { ...web, trace: 'f'.repeat(32) },
        { ...web, trace: 'e'.repeat(32) },
        ...many(6, (i) => i * 4),
        ...other,
      )
    ).endpoints;
    expect(first).toMatchObject({ requests: 3, queries: { mean: 4.333, max: 7 } });
    expect(first!.statements).toMatchObject([
      { calls: 13, perRequest: { mean: 6.5, max: 7 }, repeated: { requests: 2, max: 7 } },
    ]);
  });
});

describe('entry points', () => {
  it('of GraphQL are operations, whatever the path', async () => {
    const tags = { 'graphql.operation.type': 'query', 'graphql.operation.name': 'Posts' };
    const { endpoints } = await trafficOf(web, { id: 'g', parent: 'web', name: 'graphql.execute', tags });
    expect(endpoints).toMatchObject([{ kind: 'graphql', method: 'query', route: 'Posts', requests: 1 }]);
  });

  it('of gRPC are methods, by old names and by new ones', async () => {
    const old = { 'rpc.system': 'grpc', 'rpc.service': 'shop.Orders', 'rpc.method': 'List' };
    const stable = { 'rpc.system.name': 'grpc', 'rpc.method': 'shop.Orders/List' };
    const rpc = (id: string, tags: SampleSpan['tags']): SampleSpan => ({ id, name: 'x', kind: 'server', tags: tags! });
    const { endpoints } = await trafficOf(rpc('a', old), rpc('b', stable));
    expect(endpoints).toMatchObject([{ kind: 'grpc', method: 'CALL', route: 'shop.Orders/List', requests: 2 }]);
  });

  it('without a route are known by their path, without ids', async () => {
    const paths = ['/posts/1?token=x', '/posts/22/', 'https://shop.example/posts/3#a'];
    const { endpoints } = await trafficOf(
      ...paths.map((path, i) => ({
        id: `w${i}`,
        name: 'GET',
        kind: 'server' as const,
        tags: { 'http.method': 'GET', 'http.target': path },
      })),
    );
    expect(endpoints.map(({ path, requests }) => [path, requests])).toEqual([
      ['/posts/{}', 2],
      ['/posts/{}/', 1],
    ]);
  });

  it('fail with an answer of 500 and above, or with an error', async () => {
    const answer = (id: string, status: number, error = false): SampleSpan => ({
      ...web,
      id,
      error,
      tags: { ...web.tags, 'http.status_code': status },
    });
    const { endpoints } = await trafficOf(answer('a', 200), answer('b', 404), answer('c', 503), answer('d', 200, true));
    expect(endpoints).toMatchObject([{ requests: 4, errors: 2 }]);
  });

  it('are one where two layers of a server tell of the request', async () => {
    const inner: SampleSpan = { id: 'next', parent: 'web', name: 'GET /posts', kind: 'server' };
    expect((await trafficOf(web, inner, sql('q', 'next', 'SELECT 1'))).endpoints).toMatchObject([
      { requests: 1, queries: { max: 1 } },
    ]);
  });

  it('are jobs, where a root does work that nobody asked for', async () => {
    const job: SampleSpan = { id: 'job', name: 'nightly 2026-03-01', took: 9 };
    const { endpoints, skipped } = await trafficOf(job, sql('q', 'job', 'DELETE FROM session'), {
      id: 'dns',
      name: 'dns.lookup',
    });
    expect(endpoints).toMatchObject([{ kind: 'other', method: 'RUN', route: 'nightly {}-{}-{}', requests: 1 }]);
    expect(skipped).toEqual({ 'no-request': 1 });
  });
});

describe('what spans say of themselves', () => {
  it('where the code stands, by old names and by new ones, of the nearest span that says it', async () => {
    const old = { 'code.filepath': 'src/a.ts', 'code.lineno': 3, 'code.function': 'list' };
    const { endpoints } = await trafficOf(
      web,
      { id: 'fn', parent: 'web', name: 'list', tags: { 'code.file.path': 'src/b.ts', 'code.line.number': 9 } },
      sql('q1', 'fn', 'SELECT 1'),
      sql('q2', 'fn', 'SELECT 2', { tags: { ...old, 'db.system': 'postgresql', 'db.statement': 'SELECT 2 FROM a' } }),
    );
    expect(endpoints[0]!.statements.map(({ code, within }) => [code, within])).toEqual([
      [{ file: 'src/b.ts', line: 9 }, ['list']],
      [{ file: 'src/a.ts', line: 3, function: 'list' }, ['list']],
    ]);
  });

  it('keeps no literal, whatever it stands in', async () => {
    const secret = 'hunter2';
    const { traffic } = await readPieces([
      toOtlp([
        {
          ...web,
          name: `GET /u/${secret}@shop.example`,
          tags: {
            'http.method': 'GET',
            'http.target': `/users/${secret}@shop.example/7?token=${secret}`,
            'http.request.header.authorization': secret,
            'enduser.id': secret,
          },
        },
        { id: 'nest', parent: 'web', name: `load '${secret}'` },
        sql('a', 'nest', `SELECT * FROM users WHERE password = '${secret}' -- ${secret}`),
        sql('b', 'nest', `{"find":"users","filter":{"name":"${secret}"}}`, {
          tags: { 'db.system': 'mongodb', 'db.statement': `{"find":"users","filter":{"name":"${secret}"}}` },
        }),
        sql('c', 'nest', '', { tags: { 'db.system': 'redis', 'db.statement': `SET session ${secret}` } }),
        {
          id: 'd',
          parent: 'nest',
          name: 'GET',
          kind: 'client',
          tags: { 'http.method': 'GET', 'http.url': `https://x:${secret}@api.example/a?key=${secret}` },
        },
      ]),
    ]);
    expect(traffic!.endpoints).toMatchObject([{ path: '/users/{}/{}', queries: { mean: 3, max: 3 }, databaseMean: 3 }]);
    expect(JSON.stringify(traffic)).not.toContain(secret);
  });
});

describe('what is wrong with traces', () => {
  it('is counted, and the rest is used', async () => {
    const document = JSON.parse(toOtlp([web, web, sql('q', 'web', 'SELECT 1')])) as {
      resourceSpans: { scopeSpans: { spans: object[] }[] }[];
    };
    document.resourceSpans[0]!.scopeSpans[0]!.spans.push(
      { spanId: 'eee19b7ec3c1b174', name: 'x' },
      { traceId: 'a'.repeat(32), name: 'x' },
      { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), startTimeUnixNano: 'soon' },
      { traceId: 7, spanId: {}, attributes: 3, status: [], kind: 'x', name: null },
    );
    const { traffic, sources } = await readPieces([JSON.stringify(document)]);
    expect(traffic!.endpoints).toMatchObject([{ requests: 1, queries: { max: 1 } }]);
    expect(sources[0]).toMatchObject({
      records: 2,
      skipped: { duplicate: 1, 'no-span-id': 2, 'no-time': 1, 'no-trace-id': 1 },
    });
  });

  it('a clock that runs backwards: such a span took no time', async () => {
    const { endpoints, problems } = await trafficOf({ ...web, took: -50 }, sql('q', 'web', 'SELECT 1', { took: -1 }));
    expect(endpoints).toMatchObject([{ latency: { max: 0 }, databaseMean: 0 }]);
    expect(problems).toMatchObject([{ code: 'EVIDENCE_CLOCKS_BACKWARDS', message: expect.stringMatching(/^2 spans/) }]);
  });

  it('a parent that did not come: the request around it in time is the one', async () => {
    const { endpoints, problems, skipped } = await trafficOf(
      web,
      sql('q', 'gone', 'SELECT 1'),
      sql('late', 'gone', 'SELECT 2', { at: 500 }),
    );
    expect(endpoints).toMatchObject([{ queries: { max: 1 } }]);
    expect(problems).toMatchObject([{ code: 'EVIDENCE_LOST_PARENTS', message: expect.stringMatching(/^1 spans/) }]);
    expect(skipped).toEqual({ 'no-request': 1 });
  });

  it('parents that go round in a circle', async () => {
    const circle = (id: string, parent: string): SampleSpan => ({ id, parent, name: id, at: 1 });
    const { endpoints } = await trafficOf(
      web,
      circle('a', 'b'),
      circle('b', 'c'),
      circle('c', 'a'),
      circle('d', 'd'),
      sql('q', 'a', 'SELECT 1'),
    );
    expect(endpoints).toMatchObject([{ requests: 1, queries: { max: 1 } }]);
  });
});

describe('traces whose spans are far apart', () => {
  const traceOf = (n: number) => n.toString(16).padStart(32, 'a');
  const requests = Array.from({ length: 40 }, (_, n) => ({ ...web, trace: traceOf(n) }));
  const queries = requests.map(({ trace }) => sql('q', 'web', 'SELECT 1', { trace }));

  it('are whole as long as the spans between them may be held', async () => {
    const { traffic } = await readPieces([toOtlp([...requests, ...queries])], { openSpans: 200 });
    expect(traffic).toMatchObject({ endpoints: [{ requests: 40, queries: { mean: 1 } }], problems: [] });
  });

  it('come in pieces beyond that, and it is said how many', async () => {
    const { traffic, sources } = await readPieces([toOtlp([...requests, ...queries])], { openSpans: 20 });
    expect(traffic!.endpoints).toMatchObject([{ requests: 40, queries: { mean: 0 } }]);
    expect(sources[0]).toMatchObject({ records: 40, skipped: { 'no-request': 40 } });
    expect(traffic!.problems).toMatchObject([
      { code: 'EVIDENCE_TRACES_IN_PIECES', message: expect.stringMatching(/^40 traces/) },
    ]);
  });

  it('are one, when several files hold them', async () => {
    const { traffic, sources } = await readPieces([toOtlp(requests), toOtlp(queries)]);
    expect(traffic!.endpoints).toMatchObject([{ requests: 40, queries: { mean: 1 } }]);
    expect(sources.map(({ file, records }) => [file, records])).toEqual([
      ['file-0', 40],
      ['file-1', 40],
    ]);
    expect(sources[0]).toMatchObject({ from: new Date(epoch).toISOString(), to: new Date(epoch + 100).toISOString() });
  });
});

test('both halves of a call of Zipkin may have one id', async () => {
  const half = { traceId: 'a'.repeat(32), id: 'b'.repeat(16), timestamp: epoch * 1000, duration: 5000 };
  const spans = [
    {
      ...half,
      id: 'c'.repeat(16),
      kind: 'SERVER',
      name: 'get /posts',
      tags: { 'http.method': 'GET', 'http.path': '/posts' },
      localEndpoint: { serviceName: 'shop' },
    },
    {
      ...half,
      parentId: 'c'.repeat(16),
      kind: 'CLIENT',
      name: 'get',
      tags: { 'http.method': 'GET', 'http.path': '/users' },
      localEndpoint: { serviceName: 'shop' },
    },
    {
      ...half,
      parentId: 'c'.repeat(16),
      kind: 'SERVER',
      shared: true,
      name: 'get',
      tags: { 'http.method': 'GET', 'http.path': '/users' },
      localEndpoint: { serviceName: 'users' },
    },
    {
      ...half,
      id: 'd'.repeat(16),
      parentId: half.id,
      kind: 'CLIENT',
      name: 'query',
      tags: { 'sql.query': 'SELECT 1' },
      localEndpoint: { serviceName: 'users' },
    },
  ];
  const { traffic } = await readPieces([JSON.stringify(spans)]);
  expect(traffic).toMatchObject({
    endpoints: [
      { service: 'shop', path: '/posts', queries: { max: 0 } },
      { service: 'users', path: '/users', queries: { max: 1 } },
    ],
    edges: [{ from: 'shop', to: 'users', calls: 1 }],
  });
});
