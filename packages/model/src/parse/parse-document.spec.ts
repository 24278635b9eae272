import { acceptDocument, parseDocumentText, parseDocumentValue } from './parse-document';

const plan = `schema: banyan/routing-plan@1
upstreams:
  monolith: { url: http://127.0.0.1:3000 }
monolith: monolith
`;

describe('parsing a document', () => {
  it('gives a typed value for a good one', () => {
    const result = parseDocumentText('routing-plan', plan);
    expect(result).toEqual({
      ok: true,
      value: {
        schema: 'banyan/routing-plan@1',
        upstreams: { monolith: { url: 'http://127.0.0.1:3000' } },
        monolith: 'monolith',
      },
    });
  });

  it('reports every problem together, each with its line', () => {
    const bad = `${plan}routes:\n  - name: a\n    match: { paht: /x }\n    service: images\n    phase: half\n`;
    const result = parseDocumentText('routing-plan', bad);
    expect(result).toEqual({
      ok: false,
      problems: [
        {
          code: 'ROUTING_PLAN_UNKNOWN_KEY',
          path: '/routes/0/match/paht',
          message: '"paht" is not a key that is known here',
          line: 7,
        },
        {
          code: 'ROUTING_PLAN_INVALID',
          path: '/routes/0/phase',
          message: 'must be one of "monolith", "shadow", "canary", "service"',
          line: 9,
        },
      ],
    });
  });

  it('names the line of broken YAML', () => {
    const result = parseDocumentText('routing-plan', 'schema: [\nmonolith: x\n');
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'ROUTING_PLAN_SYNTAX', line: 2 }] });
  });

  it('refuses a key that stands twice', () => {
    const result = parseDocumentText('routing-plan', `${plan}monolith: other\n`);
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'ROUTING_PLAN_SYNTAX', line: 5 }] });
  });

  it('treats __proto__ as an unknown key and leaves objects as they are', () => {
    const result = parseDocumentText('routing-plan', `${plan}__proto__: { polluted: true }\n`);
    expect(result.ok).toBe(false);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('says which schema it wanted when the document is another one', () => {
    const result = parseDocumentValue('migration-plan', { schema: 'banyan/code-facts@1', project: 'x', steps: [] });
    expect(result).toMatchObject({ problems: [{ path: '/schema', message: 'must be "banyan/migration-plan@1"' }] });
  });

  it('turns a refusal into an error that carries the problems', () => {
    const refused = parseDocumentText('routing-plan', 'monolith: 3\n');
    expect(() => acceptDocument('routing-plan', refused, 'routing.yaml')).toThrow(
      expect.objectContaining({ code: 'ROUTING_PLAN_REFUSED', message: 'routing.yaml has 3 problems.' }),
    );
  });
});
