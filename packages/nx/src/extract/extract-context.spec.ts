import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseDocumentText } from '@banyan/model';
import { flatten, inputOf } from '../lift/monolith.fixture';
import { shop, shopKnown } from '../lift/shop.fixture';
import { extractContext } from './extract-context';
import { formatReport } from './format-report';

let cwd: string;
beforeEach(() => (cwd = mkdtempSync(join(tmpdir(), 'banyan-extract-'))));
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), text);
}

function writeShop(): void {
  const { facts, proposal } = inputOf(shop, shopKnown, 'orders');
  for (const [path, text] of flatten(shop)) write(`apps/shop/${path}`, text);
  write('apps/shop/.banyan/facts.json', JSON.stringify(facts));
  write('apps/shop/.banyan/proposal.json', JSON.stringify(proposal));
}

const request = { context: 'orders', root: 'apps/shop' };

describe('extracting on disk', () => {
  it('writes the service beside the monolith, with a record and a routing plan that their schemas accept', () => {
    writeShop();
    const { changes } = extractContext({ ...request, cwd });
    const read = (path: string): string => readFileSync(join(cwd, 'apps/orders', path), 'utf8');
    expect(changes.map(({ kind }) => kind)).toEqual(changes.map(() => 'create'));
    expect(parseDocumentText('extraction-record', read('extraction.json'))).toMatchObject({
      ok: true,
      value: { context: 'orders', monolith: '../shop', routes: [{ path: '/api/orders' }, { path: '/api/orders/:id' }] },
    });
    expect(parseDocumentText('routing-plan', read('routing.yaml'))).toMatchObject({ ok: true });
  });

  it('writes nothing in a dry run, and says what it would write', () => {
    writeShop();
    const { changes } = extractContext({ ...request, cwd, dryRun: true });
    expect(changes.length).toBeGreaterThan(30);
    expect(readdirSync(join(cwd, 'apps'))).toEqual(['shop']);
  });

  it('changes nothing the second time, and nothing of the monolith ever', () => {
    writeShop();
    extractContext({ ...request, cwd });
    const again = extractContext({ ...request, cwd });
    expect(again.changes).toEqual([]);
    expect(formatReport(again)).toContain('(nothing to change)');
    expect(readFileSync(join(cwd, 'apps/shop/src/main.ts'), 'utf8')).toBe(flatten(shop).get('src/main.ts'));
  });

  it('reads the documents where they were written to', () => {
    const { facts, proposal } = inputOf(shop, shopKnown, 'orders');
    for (const [path, text] of flatten(shop)) write(`apps/shop/${path}`, text);
    write('elsewhere/facts.json', JSON.stringify(facts));
    write('elsewhere/proposal.json', JSON.stringify(proposal));
    expect(extractContext({ ...request, cwd, documents: 'elsewhere' }).changes.length).toBeGreaterThan(30);
  });

  it('says what to run when nothing was analysed', () => {
    write('apps/shop/package.json', '{}');
    expect(() => extractContext({ ...request, cwd })).toThrow(
      expect.objectContaining({
        code: 'EXTRACT_NOT_ANALYZED',
        hint: 'Run: banyan analyze apps/shop && banyan propose apps/shop',
      }),
    );
  });
});
