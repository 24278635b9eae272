import { hostileName, plan, proposal } from './report.fixture';
import { textFormats } from './report-formats';

type Format = keyof typeof textFormats;

const write = (format: Format, context?: string): string =>
  [...textFormats[format].format({ proposal, plan }, context)].join('');

/** Without a plan, and with a proposal as it was before stability, readiness and alternatives were known. */
const writeOld = (format: Format): string => {
  const { readiness: _r, alternatives: _a, changed: _c, unmet: _u, ...rest } = proposal;
  return [...textFormats[format].format({ proposal: rest }, undefined)].join('');
};

describe('a report', () => {
  it.each(Object.keys(textFormats) as Format[])(
    'as %s is the same twice, and can do without what is optional',
    (format) => {
      expect(write(format)).toBe(write(format));
      expect(writeOld(format).length).toBeGreaterThan(0);
      expect(writeOld(format)).not.toMatch(/undefined|NaN/);
    },
  );

  it.each(['markdown', 'text'] as const)('as %s says whether to split, and why', (format) => {
    expect(write(format)).toContain('take some contexts out, keep the rest');
    expect(write(format)).toContain('no git history; analyze a clone');
    expect(write(format)).toContain('src/images/cache.ts:3');
  });

  it.each(['markdown', 'text'] as const)(
    'as %s shows stability, who looks after what is shared, and other cuts',
    (format) => {
      const text = write(format);
      expect(text).toMatch(/images \(pinned\).*98 %/);
      expect(text).toMatch(/looked after by[\s\S]*orders/);
      expect(text).toMatch(/coarse.* 1 /);
    },
  );

  it('as Markdown tells what was changed by hand, and what was asked for in vain', () => {
    expect(write('markdown')).toContain('- `move src/images/blur.ts to images`');
    expect(write('markdown')).toContain('- no context of at most 1 file was found (`banyan.yaml:4`)');
  });

  it.each(['markdown', 'text', 'json'] as const)('as %s holds the plan', (format) => {
    expect(write(format)).toContain('orders writes a table of images');
  });

  it.each(['markdown', 'text'] as const)('as %s says what a step gains by parts, pays and changes', (format) => {
    const text = write(format);
    expect(text).toContain('1. images (formerly pictures)');
    expect(text).toContain('autonomy: unknown, who works on it is not known');
    expect(text).toContain('price: 2 × import, 1 × table-write; 5 of 7 left, earlier steps pay the rest');
    expect(text).toContain('done by then: 1 with mail');
    expect(text).not.toContain('asked by then');
    expect(text).toMatch(/images +\|? *1 +\|? *7 +\|? *10 % +\|? *0\.410 +\|? *12 +\|? *3 +\|? *2/);
    expect(text).toMatch(/orders +\|? *–/);
  });

  it.each(['markdown', 'mermaid', 'dot', 'text'] as const)('as %s lets no name move the cursor', (format) => {
    expect(write(format)).not.toMatch(/\u001b/);
  });

  it('as Markdown keeps a hostile file name in its cell', () => {
    const row = write('markdown')
      .split('\n')
      .find((line) => line.includes('writes Image'));
    expect(row).toBe(
      '| `` src/orders/`\\|</script>\\x1b[2J.ts:7 `` | table-write | OrderService.show writes Image | owner-api | 5 |',
    );
  });

  it('as Markdown prints the dearest crossings first', () => {
    const text = write('markdown');
    expect(text.indexOf('writes Image')).toBeLessThan(text.indexOf('imports image.ts'));
  });

  it('as JSON is the documents themselves', () => {
    expect(JSON.parse(write('json'))).toEqual({ project: 'shop', proposal, plan });
    expect(JSON.parse(write('json')).proposal.contexts[1].members[0].module).toBe(hostileName);
  });

  it('of one context leaves the others out, and the seams stay', () => {
    const { proposal: part, plan: steps } = JSON.parse(write('json', 'images'));
    expect(part.contexts).toHaveLength(1);
    expect(part.seams).toHaveLength(2);
    expect(steps.steps).toHaveLength(1);
    expect(write('mermaid', 'images')).toContain('c1["orders"]');
  });

  it('of a context that is not there names those that are', () => {
    expect(() => write('dot', 'pictures')).toThrow(
      expect.objectContaining({ code: 'CLI_CONTEXT_UNKNOWN', hint: 'The proposal has images, orders.' }),
    );
  });
});

describe('a drawn proposal', () => {
  it('tells data, calls and imports apart by the line, not by a colour', () => {
    expect(write('dot')).toContain('"orders" -> "images" [label="6", penwidth=6, style=solid];');
    expect(write('dot')).toContain('"images" -> "orders" [label="1", penwidth=1.8, style=dotted];');
    expect(write('mermaid')).toContain('c1 ==>|6| c0');
    expect(write('mermaid')).toContain('c0 -.->|1| c1');
  });

  it('in Mermaid has no more seams than Mermaid draws, the dearest, and says so', () => {
    const names = Array.from({ length: 30 }, (_, index) => `c-${index}`);
    const seams = names.flatMap((from, row) =>
      names.filter((to) => to !== from).map((to, column) => ({ from, to, price: row * 30 + column, crossings: [] })),
    );
    const contexts = names.map((name) => ({ ...proposal.contexts[1]!, name }));
    const text = [...textFormats.mermaid.format({ proposal: { ...proposal, contexts, seams } }, undefined)].join('');
    expect(text).toContain('%% the 120 dearest of 870 seams');
    expect(text.match(/-\.->/g)).toHaveLength(120);
    expect(text).toContain('|898|');
    expect(text).not.toContain('|700|');
  });
});
