import type { HotspotFinding } from '../data/report-data';
import { proposal } from '../report-data.fixture';
import { indexReport } from './index-report';
import { narrowFindings } from './narrow-findings';

const finding = (id: string, more: Partial<HotspotFinding>): HotspotFinding => ({
  ...{ id, rule: 'n-plus-one', severity: 'high', confidence: 1, score: 9, title: 'Photo is read per row' },
  ...{ file: 'src/images/blur.ts', line: 3, subject: 'Photo', function: 'src/images/blur.ts#Blur.run', reasons: [] },
  ...{ entryPoints: [], routes: [], moreRoutes: 0, related: [], fix: { text: 'At once.', where: 'monolith' } },
  ...more,
});
const report = indexReport({
  ...{ proposal, settings: {} },
  hotspots: {
    ...{ from: '', harmless: [] },
    findings: [
      finding('a', { entryPoints: ['GET /photos/:id', 'POST /photos'] }),
      finding('b', { rule: 'missing-index', severity: 'low' }),
      finding('c', { file: 'src/log.ts' }),
    ],
  },
});
const narrowed = (choice: Partial<Parameters<typeof narrowFindings>[1]>) =>
  narrowFindings(report, { severity: '', rule: '', context: '', text: '', ...choice }).map(({ id }) => id);

describe('findings by what is chosen', () => {
  it('are all where nothing is', () => {
    expect(narrowed({})).toEqual(['a', 'b', 'c']);
  });

  it('are those of a severity, of a rule, of a context', () => {
    expect([narrowed({ severity: 'low' }), narrowed({ rule: 'n-plus-one' }), narrowed({ context: 'images' })]).toEqual([
      ['b'],
      ['a', 'c'],
      ['a', 'b'],
    ]);
  });

  it('are those that every typed word leads to: a route, a file, a function', () => {
    expect([
      narrowed({ text: 'post /photos' }),
      narrowed({ text: 'LOG.ts' }),
      narrowed({ text: 'blur.run x' }),
    ]).toEqual([['a'], ['c'], []]);
  });
});
