import fc from 'fast-check';
import { encodeVarint } from '../protobuf/encode.fixture';
import { readPieces } from '../read-pieces.fixture';
import * as sample from '../traces/sample-trace.fixture';
import { formats } from './formats';
import { traceFormats } from './trace-formats';

const { postsTrace } = sample;
const protobuf = sample.toProtobuf(postsTrace);
const fourBytes = Buffer.alloc(4);
fourBytes.writeUInt32BE(protobuf.length);
const snake = (text: string) =>
  text.replace(
    /"(traceId|spanId|parentSpanId|resourceSpans|scopeSpans|startTimeUnixNano|endTimeUnixNano|stringValue|intValue)"/g,
    (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  );
const inBase64 = (text: string) =>
  text.replace(
    /"((?:trace|span|parentSpan)Id)":"([0-9a-f]+)"/g,
    (_all, name: string, id: string) => `"${name}":"${Buffer.from(id, 'hex').toString('base64')}"`,
  );
const wrapIn = (name: string) => JSON.stringify({ [name]: JSON.parse(sample.toOtlp(postsTrace)) as unknown });
const jaegerTrace = JSON.stringify((JSON.parse(sample.toJaeger(postsTrace)) as { data: unknown[] }).data[0]);

/** The same trace in every way in which it may come. */
const examples: readonly (readonly [format: string, way: string, content: string | Buffer])[] = [
  ['otlp-json', 'a document', sample.toOtlp(postsTrace)],
  ['otlp-json', 'indented', JSON.stringify(JSON.parse(sample.toOtlp(postsTrace)), null, 2)],
  ['otlp-json', 'with names_like_this', snake(sample.toOtlp(postsTrace))],
  ['otlp-json', 'with ids in base64', inBase64(sample.toOtlp(postsTrace))],
  [
    'otlp-json',
    'with kinds by name',
    sample
      .toOtlp(postsTrace)
      .replaceAll('"kind":2', '"kind":"SPAN_KIND_SERVER"')
      .replaceAll('"kind":3', '"kind":"SPAN_KIND_CLIENT"'),
  ],
  ['otlp-json', 'with nanoseconds as numbers', sample.toOtlp(postsTrace).replace(/"(\d{19})"/g, '$1')],
  ['otlp-json', 'of Tempo, as batches', sample.toOtlp(postsTrace).replace('"resourceSpans"', '"batches"')],
  ['otlp-json', 'of Tempo, as a trace', wrapIn('trace')],
  ['otlp-json', 'of Jaeger 2', wrapIn('result')],
  ['otlp-json', 'a span a line', postsTrace.map((span) => sample.toOtlp([span])).join('\n')],
  [
    'otlp-json',
    'the resource last',
    sample.toOtlp(postsTrace).replace(/("resource":.*?\]\}),("scopeSpans".*)\}\]\}$/, '$2,$1}]}'),
  ],
  ['otlp-protobuf', 'a message', protobuf],
  ['otlp-protobuf', 'with its length in four bytes', Buffer.concat([fourBytes, protobuf])],
  ['otlp-protobuf', 'with its length as a varint', Buffer.concat([encodeVarint(protobuf.length), protobuf])],
  ['otlp-protobuf', 'a message a span', Buffer.concat(postsTrace.map((span) => sample.toProtobuf([span])))],
  ['jaeger-json', 'a document', sample.toJaeger(postsTrace)],
  ['jaeger-json', 'a trace a line', jaegerTrace],
  ['jaeger-json', 'a list of traces', `[${jaegerTrace}]`],
  ['zipkin-json', 'a list', sample.toZipkin(postsTrace)],
  ['zipkin-json', 'a list of traces', `[${sample.toZipkin(postsTrace)}]`],
  ['datadog-json', 'of the agent', sample.toDatadog(postsTrace)],
  [
    'datadog-json',
    'a span a line',
    sample.toDatadog(postsTrace).slice(2, -2).replaceAll('},{"trace_id"', '}\n{"trace_id"'),
  ],
  ['new-relic-json', 'of the trace interface', sample.toNewRelic(postsTrace)],
  ['datadog-csv', 'of the explorer', sample.toTable(postsTrace, 'datadog')],
  ['new-relic-csv', 'of a query', sample.toTable(postsTrace, 'new-relic')],
];

describe.each(examples)('%s, %s', (name, _way, content) => {
  const bytes = Buffer.from(content as string);

  it('is recognized by its format alone', () => {
    expect(formats.filter((format) => format.recognizes(bytes)).map((format) => format.name)).toEqual([name]);
  });

  it('says what the request did', async () => {
    const { traffic, sources } = await readPieces([bytes]);
    expect(sources).toEqual([expect.objectContaining({ format: name, records: 9 })]);
    expect(sources[0]).not.toHaveProperty('skipped');
    expect(traffic).toMatchObject({
      seconds: 0.03,
      endpoints: [
        {
          kind: 'http',
          method: 'GET',
          route: '/posts/:tenant',
          handler: 'PostController.list',
          service: 'shop',
          requests: 1,
          errors: 0,
          latency: { mean: 30 },
          queries: { mean: 6, max: 6 },
          statements: [
            {
              template: 'SELECT * FROM author WHERE id = ? AND token = ?',
              operation: 'read',
              tables: ['author'],
              system: 'postgresql',
              calls: 6,
              repeated: { requests: 1, max: 6, overlapping: 0, nPlusOne: true },
            },
          ],
          calls: [{ template: 'POST /send/{}', to: 'mail', calls: 1 }],
        },
      ],
      edges: [{ from: 'shop', to: 'mail', calls: 1, errors: 0 }],
      problems: [],
    });
  });

  it('says the same wherever the pieces are cut', async () => {
    const whole = await readPieces([bytes]);
    const sizes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(sizes, async (each) => expect(await readPieces([bytes], { sizes: each })).toEqual(whole)),
      { numRuns: 20 },
    );
  });

  it('says something and never throws when it is cut off or damaged', async () => {
    const damage = fc.record({ end: fc.nat(bytes.length), at: fc.nat(bytes.length), byte: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(damage, async ({ end, at, byte }) => {
        const hurt = Buffer.from(bytes.subarray(0, end));
        if (at < hurt.length) hurt[at] = byte;
        const { sources } = await readPieces([hurt]);
        expect(sources[0]!.records).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 100 },
    );
  });
});

test.each(traceFormats)('$name has an example above, and says what it is', ({ name, describes }) => {
  expect(examples.map(([format]) => format)).toContain(name);
  expect(describes).toMatch(/^\S.*[^.]$/);
});

test.each([
  ['nothing', ''],
  ['text', 'resourceSpans are traceID and trace_id\n'],
  ['other JSON', '{"name":"shop","dependencies":{"a":"1.0.0"}}'],
  ['names of traces within texts', '{"text":"\\"resourceSpans\\":[]"}'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['zeros', Buffer.alloc(1000)],
])('%s is of none of these formats', (_what, content) => {
  const bytes = Buffer.from(content as string);
  expect(traceFormats.filter((format) => format.recognizes(bytes))).toEqual([]);
});
