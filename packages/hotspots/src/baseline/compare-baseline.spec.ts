import type { Finding, FindingBaseline, FindingReport } from '@banyan/model';
import { compareBaseline } from './compare-baseline';

const finding = (id: string) => ({ id, title: `title of ${id}`, line: 3 }) as Finding;
const report = (...ids: readonly string[]): FindingReport => ({
  ...{ schema: 'banyan/finding-report@1', project: 'shop', evidence: [] },
  ...{ findings: ids.map(finding), harmless: [], suppressed: [] },
});
const baseline = (...ids: readonly string[]): FindingBaseline => ({
  ...{ schema: 'banyan/finding-baseline@1', project: 'shop' },
  findings: ids.map((id) => ({ id, title: `title of ${id}` })),
});

describe('findings against a baseline', () => {
  const { added, gone, shrunk, accepted } = compareBaseline(report('c', 'a'), baseline('a', 'b'));

  it('are new or known, and some known ones are gone', () => {
    expect([[...added], gone.map(({ id }) => id)]).toEqual([['c'], ['b']]);
  });

  it('leave a baseline that has only become smaller', () => {
    expect(shrunk).toEqual(baseline('a'));
  });

  it('become known as a whole when the team agrees to what is new', () => {
    expect(accepted).toEqual(baseline('a', 'c'));
  });
});
