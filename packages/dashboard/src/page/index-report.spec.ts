import { dataOfProposal, hostileName } from '../report-data.fixture';
import { indexReport, priceOfContext } from './index-report';
import { searchReport } from './search-report';
import { toHash } from './route';

const report = indexReport(dataOfProposal);

describe('the look-ups of a report', () => {
  it('know where each file is', () => {
    expect(report.places.get('src/images/blur.ts')).toMatchObject({ context: 'images' });
    expect(report.places.get('src/log.ts')).toMatchObject({ shared: { treatment: 'library' } });
    expect(report.places.get('src/nowhere.ts')).toBeUndefined();
  });

  it('give the crossings of a file, and those that lead to it', () => {
    expect(report.leaving.get(hostileName)?.map(({ line, to }) => [line, to])).toEqual([
      [7, 'images'],
      [1, 'images'],
    ]);
    expect(report.arriving.get('src/images/blur.ts')?.map(({ line, from }) => [line, from])).toEqual([[7, 'orders']]);
  });

  it('price a context by its seams in both directions', () => {
    expect(priceOfContext(report, 'images')).toBe(9);
  });
});

describe('finding', () => {
  it('takes contexts first, and files whose name begins so before others', () => {
    const texts = (query: string): string[] => searchReport(report, query, 5).map(({ text }) => text);
    expect(texts('images')).toEqual(['images', 'src/images/blur.ts', 'src/images/image.service.ts']);
    expect(texts('image')).toEqual(['images', 'src/images/image.service.ts', 'src/images/blur.ts']);
    expect(texts('SERVICE images')).toEqual(['src/images/image.service.ts']);
    expect(texts('  ')).toEqual([]);
  });

  it('leads to what was found, and stops at the limit', () => {
    expect(searchReport(report, 'onerror', 5)).toEqual([
      { kind: 'file', text: hostileName, hash: toHash('file', [hostileName]) },
    ]);
    expect(searchReport(report, 's', 2)).toHaveLength(2);
  });
});
