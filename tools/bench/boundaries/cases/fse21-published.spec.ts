/** The reproduction of published figures: on made-up data always, on the real ones where the folder BANYAN_DATA has them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMet, type Report, type Skipped } from '../case';
import { readPublishedApps } from '../published-data';
import { fse21Published } from './fse21-published';

const published = process.env['BANYAN_DATA'] ?? '';
const run = (data?: string): Report => fse21Published.run({ ...(data && { data }), say: () => {} }) as Report;

describe('made-up published data', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'published-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  test('a figure that differs is listed beside what was computed', () => {
    lay('daytrader', { ICP: 0.5, NED: 1 });
    lay('acmeair', { ICP: 0.4, NED: 1 });
    const { tables, bars } = run(folder);
    expect(tables[0]?.rows).toEqual([
      ['app and tool', 'partitions', 'cells', 'reproduced'],
      ['daytrader tool', 1, 2, 2],
      ['acmeair tool', 1, 2, 1],
      ['all', 2, 4, 3],
    ]);
    expect(tables[1]?.rows.slice(1)).toEqual([['acmeair', 'tool-2', 'ICP', 0.4, 0.5, 0.5]]);
    expect(bars.map(isMet)).toEqual([true, false]);
  });

  test('without the folder the case says what is missing', () => {
    expect(fse21Published.run({ say: () => {} })).toEqual<Skipped>({ skipped: 'BANYAN_DATA is not set' });
    expect(fse21Published.run({ data: folder, say: () => {} })).toHaveProperty('skipped');
  });

  function lay(app: string, cells: Readonly<Record<string, number>>): void {
    const root = join(folder, 'fse21', app);
    mkdirSync(join(root, 'partitions'), { recursive: true });
    const write = (file: string, content: unknown): void => writeFileSync(join(root, file), JSON.stringify(content));
    write('call-volume.json', { 'Root--a': 9, 'a--b': 1, 'b--c': 1 });
    write('use-cases.json', {});
    write('published.json', { 'tool-2': cells });
    write('partitions/tool-2.json', { a: 0, b: 0, c: 1 });
  }
});

(readPublishedApps(published) ? test : test.skip)(
  'all 360 published cells of 72 partitions of DayTrader and AcmeAir are reproduced to three decimals',
  () => {
    const { tables, bars } = run(published);
    expect(tables[1]?.rows ?? []).toEqual([]);
    expect(tables[0]?.rows.at(-1)).toEqual(['all', 72, 360, 360]);
    expect(bars.every(isMet)).toBe(true);
  },
);
