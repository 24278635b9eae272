import { parsePlan } from './parse-plan';

const head = `schema: banyan/routing-plan@1
upstreams:
  app: { url: http://127.0.0.1:3000 }
  images: { url: http://127.0.0.1:4000, limits: { copies: 10, copiedBytes: 1000000 } }
monolith: app
`;

/** Codes, pointers and lines of what is wrong with a route in phase shadow, or with the plan's shedding. */
function complaints(text: string): readonly string[] {
  const result = parsePlan(`${head}${text}`);
  return result.ok ? [] : result.problems.map(({ code, path, line }) => `${code} ${path} line ${line}`);
}

function routeComplaints(rest: string): readonly string[] {
  return complaints(`routes:\n  - { name: a, match: { path: /a }, ${rest} }\n`);
}

describe('checking shadows', () => {
  it('accepts a route in phase shadow that says nothing more', () => {
    expect(routeComplaints('service: images, phase: shadow')).toEqual([]);
  });

  it('accepts one that uses every key, in any phase', () => {
    const rules = `{ share: 12.5, methods: [GET, POST], credentials: drop, maxBody: 0, timeout: 2s, noise: 1,
      report: { relative: 10, absolute: 1 }, samples: { keep: 5, values: shown }, compare: { fields: [ETag],
      ignore: [/fields/etag, /body/**/id, /**/at, /body/a~1b], unordered: [/body/tags, /body], maxBytes: 10,
      tolerance: { absolute: 0.5, relative: 0.001 } } }`;
    expect(routeComplaints(`service: images, phase: canary, share: 5, shadow: ${rules}`)).toEqual([]);
  });

  it.each([
    ['a share of the route itself', 'phase: shadow, share: 5', 'ROUTING_PLAN_SHARE_UNUSED /routes/0/share'],
    ['more than all', 'phase: shadow, shadow: { share: 101 }', 'ROUTING_PLAN_INVALID /routes/0/shadow/share'],
    ['no method', 'phase: shadow, shadow: { methods: [] }', 'ROUTING_PLAN_BAD_SHADOW /routes/0/shadow/methods'],
    [
      'a method in lower case',
      'phase: canary, share: 1, shadow: { methods: [get] }',
      'ROUTING_PLAN_BAD_SHADOW /routes/0/shadow/methods/0',
    ],
    [
      'noise of writes',
      'phase: shadow, shadow: { methods: [POST], noise: 1 }',
      'ROUTING_PLAN_BAD_SHADOW /routes/0/shadow/noise',
    ],
    ['two days', 'phase: shadow, shadow: { timeout: 48h }', 'ROUTING_PLAN_BAD_TIME /routes/0/shadow/timeout'],
    [
      'a field of the connection',
      'phase: shadow, shadow: { compare: { fields: [Connection] } }',
      'ROUTING_PLAN_BAD_SHADOW /routes/0/shadow/compare/fields/0',
    ],
    [
      'a path that leads nowhere',
      'phase: shadow, shadow: { compare: { ignore: [/items/id] } }',
      'ROUTING_PLAN_BAD_SHADOW /routes/0/shadow/compare/ignore/0',
    ],
    [
      'a path in other words',
      'phase: shadow, shadow: { compare: { unordered: ["$.tags"] } }',
      'ROUTING_PLAN_BAD_SHADOW /routes/0/shadow/compare/unordered/0',
    ],
    [
      'a misspelt key',
      'phase: shadow, shadow: { mehtods: [GET] }',
      'ROUTING_PLAN_UNKNOWN_KEY /routes/0/shadow/mehtods',
    ],
  ])('refuses %s', (_, rest, complaint) => {
    expect(routeComplaints(`service: images, ${rest}`)).toEqual([`${complaint} line 7`]);
  });

  it('takes a service that speaks HTTP/2 only', () => {
    const plan = head.replace('4000, limits', '4000, protocol: h2, limits');
    const result = parsePlan(`${plan}routes: [{ name: a, match: { path: /a }, service: images, phase: shadow }]\n`);
    expect(result).toHaveProperty('ok', true);
  });

  it('refuses to copy to the monolith what the monolith has answered', () => {
    expect(routeComplaints('service: app, phase: shadow')).toEqual([
      'ROUTING_PLAN_BAD_SHADOW /routes/0/service line 7',
    ]);
  });
});

describe('checking when load is shed', () => {
  it('accepts thresholds with and without an end', () => {
    expect(complaints('shedding: { delay: { on: 200ms }, memory: { on: 9, off: 8 }, copies: { delay: { on: 20ms, off: 20ms } } }\n')).toEqual([]); // prettier-ignore
  });

  it.each([
    ['delay: { on: 100ms, off: 200ms }', 'ROUTING_PLAN_BAD_SHEDDING /shedding/delay/off'],
    ['delay: { on: 25h }', 'ROUTING_PLAN_BAD_SHEDDING /shedding/delay/on'],
    ['memory: { on: 1, off: 2 }', 'ROUTING_PLAN_BAD_SHEDDING /shedding/memory/off'],
    ['copies: { memory: { on: 1, off: 2 } }', 'ROUTING_PLAN_BAD_SHEDDING /shedding/copies/memory/off'],
    ['memory: { off: 2 }', 'ROUTING_PLAN_MISSING_KEY /shedding/memory'],
    ['delay: { on: 100 }', 'ROUTING_PLAN_INVALID /shedding/delay/on'],
  ])('refuses %s', (rules, complaint) => {
    expect(complaints(`shedding: { ${rules} }\n`)).toEqual([`${complaint} line 6`]);
  });
});
