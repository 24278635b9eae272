import { parse } from 'yaml';
import { withPorts, withShare } from './edit-plan';

const plan = `# phase: monolith means all stay
upstreams:
  monolith: { url: http://127.0.0.1:3000 }
routes:
  - name: a
    phase: monolith
  - name: b
    phase: monolith
`;

describe('editing a plan', () => {
  it('moves every route to a share, and back to where it was', () => {
    const half = withShare(plan, 50);
    expect(parse(half)).toMatchObject({
      routes: [
        { name: 'a', phase: 'canary', share: 50 },
        { phase: 'canary', share: 50 },
      ],
    });
    expect(parse(withShare(half, 100))).toMatchObject({ routes: [{ phase: 'service' }, { phase: 'service' }] });
    expect(withShare(withShare(half, 100), 0)).toBe(withShare(plan, 0));
  });

  it('leaves comments alone', () => {
    expect(withShare(plan, 50)).toContain('# phase: monolith means all stay\n');
  });

  it('points an upstream at another port', () => {
    expect(parse(withPorts(plan, { monolith: 4711 }))).toMatchObject({
      upstreams: { monolith: { url: 'http://127.0.0.1:4711' } },
    });
  });
});
