/** Traces as an instrumented Nest monolith sends them: requests through typeorm and pg, some of them N+1. */

interface SampleSpan {
  readonly name: string;
  readonly kind: number;
  readonly parent?: number;
  readonly offset: number;
  readonly length: number;
  readonly attributes: Readonly<Record<string, string | number>>;
}

/** A span as all formats have it. Nanoseconds; `kind` is OTLP's number. */
export interface BenchSpan {
  readonly trace: string;
  readonly id: string;
  readonly parent: string | undefined;
  readonly name: string;
  readonly kind: number;
  readonly start: bigint;
  readonly end: bigint;
  readonly attributes: Readonly<Record<string, string | number>>;
}

/** The spans of request `n`. Ids, times, statements and paths differ from request to request. */
export function sampleTrace(n: number): BenchSpan[] {
  const trace = hex(n + 1, 32, 0x9e3779b1);
  const begin = BigInt(1_790_000_000_000_000_000n) + BigInt(n) * 3_000_000n;
  return sampleSpans(n).map(({ name, kind, parent, offset, length, attributes }, i) => {
    const start = begin + BigInt(offset) * 1000n;
    const end = start + BigInt(length) * 1000n;
    const above = parent === undefined ? undefined : hex(n * 64 + parent + 1, 16, 0x85ebca6b);
    return { trace, id: hex(n * 64 + i + 1, 16, 0x85ebca6b), parent: above, name, kind, start, end, attributes };
  });
}

function sampleSpans(n: number): SampleSpan[] {
  const repeats = n % 4 === 0 ? 12 : 1;
  const route = `/api/tenants/:tenant/posts${n % 20}`;
  const http = {
    'http.request.method': 'GET',
    'url.scheme': 'http',
    'url.path': `/api/tenants/${n}/posts${n % 20}`,
    'url.query': `page=${n % 9}`,
    'server.address': 'shop.example',
    'server.port': 3000,
    'user_agent.original':
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36',
    'client.address': `10.0.${n % 250}.${n % 240}`,
    'network.peer.address': '127.0.0.1',
    'network.peer.port': 40000 + (n % 20000),
    'network.protocol.version': '1.1',
    'http.response.status_code': n % 50 === 0 ? 500 : 200,
    'http.route': route,
  };
  const nest = { component: '@nestjs/core', 'nestjs.version': '11.2.0', 'http.route': route };
  const names = { 'nestjs.controller': `PostController${n % 20}`, 'nestjs.callback': 'list' };
  const spans: SampleSpan[] = [
    { name: `GET ${route}`, kind: 2, offset: 0, length: 9000 + repeats * 900, attributes: http },
    {
      name: `PostController${n % 20}.list`,
      kind: 1,
      parent: 0,
      offset: 200,
      length: 8500 + repeats * 900,
      attributes: { ...nest, ...names, 'nestjs.type': 'request_context' },
    },
    {
      name: 'list',
      kind: 1,
      parent: 1,
      offset: 400,
      length: 8000 + repeats * 900,
      attributes: { ...nest, ...names, 'nestjs.type': 'handler' },
    },
  ];
  const ask = (orm: string, table: string, text: string, offset: number) => {
    const database = { 'db.system.name': 'postgresql', 'db.namespace': 'shop', 'db.query.text': text };
    spans.push({
      name: orm,
      kind: 3,
      parent: 2,
      offset,
      length: 800,
      attributes: { ...database, 'db.operation.name': 'SELECT', 'db.collection.name': table },
    });
    spans.push({
      name: 'pg.query:SELECT shop',
      kind: 3,
      parent: spans.length - 1,
      offset: offset + 50,
      length: 700,
      attributes: {
        ...database,
        'db.operation.name': 'SELECT',
        'server.address': 'localhost',
        'server.port': 5432,
        'db.user': 'shop',
      },
    });
  };
  ask(
    'find post',
    'post',
    'SELECT "p"."id" AS "p_id", "p"."title" AS "p_title", "p"."body" AS "p_body", "p"."authorId" AS "p_authorId" FROM "post" "p" WHERE "p"."tenantId" = $1 ORDER BY "p"."id" DESC LIMIT 20',
    500,
  );
  for (let i = 0; i < repeats; i++)
    ask(
      'select author',
      'author',
      `SELECT "a"."id" AS "a_id", "a"."name" AS "a_name" FROM "author" "a" WHERE "a"."id" = ${n + i} LIMIT 1`,
      1500 + i * 900,
    );
  return spans;
}

function hex(n: number, length: number, factor: number): string {
  const low = (Math.imul(n, factor) >>> 0).toString(16).padStart(8, '0');
  return `${n.toString(16)}${low}`.padStart(length, 'a');
}
