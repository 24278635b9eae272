import type { Finding, FindingReport } from '@banyan/model';
import { deriveHotspots } from './derive-hotspots';

const at = (file: string, line: number) => ({ file, line });
const finding = (routes: number): Finding => ({
  ...{ ...at('src/a.ts', 3), id: 'n:src/a.ts#A:Photo:0', rule: 'n', severity: 'high', confidence: 1, score: 9 },
  ...{ title: 'Photo is read per row', reasons: [], function: 'src/a.ts#A', subject: 'Photo' },
  entryPoints: Array.from({ length: routes }, (_, index) => ({
    ...{ kind: 'http', method: 'GET', path: `/${index}`, handler: 'src/b.ts#B' },
    chain: [
      { ...at('src/b.ts', 7 + index), from: 'src/b.ts#B', to: 'src/a.ts#A', text: 'this.a.find', repetition: 'loop' },
    ],
  })),
  multiplier: { ...at('src/b.ts', 6), repetition: 'loop', text: 'once per row' },
  measured: { queries: 31 },
  fix: { text: 'At once.', where: 'monolith' },
});
const report: FindingReport = {
  ...{ schema: 'banyan/finding-report@1', project: 'shop', evidence: ['traces'], findings: [finding(40)] },
  harmless: [
    { ...at('src/c.ts', 5), rule: 'n', function: 'src/c.ts#C', subject: 'User', reason: 'paged', text: 'Pages.' },
  ],
  suppressed: [{ finding: finding(1), reason: 'three at most', ...at('src/a.ts', 2) }],
};

describe('findings on a page', () => {
  const { from, findings, harmless } = deriveHotspots(report);

  it('carry their routes in words, a dozen of them, and how many more there are', () => {
    const [one] = findings;
    expect([one?.routes.length, one?.moreRoutes]).toEqual([12, 28]);
    expect(one?.routes[0]).toEqual({
      name: 'GET /0',
      steps: [{ file: 'src/b.ts', line: 7, text: 'this.a.find, in a loop' }],
    });
  });

  it('say what they rest on, how often it happens and what was measured', () => {
    const { times, measured } = findings[0] ?? {};
    expect({ from, times, measured }).toEqual({
      from: 'from the code, with traces',
      times: { file: 'src/b.ts', line: 6, text: 'once per row' },
      measured: '31 statements a request',
    });
  });

  it('stand beside what is harmless or taken out, with the reasons', () => {
    expect(harmless.map(({ file, reason, text }) => [file, reason, text])).toEqual([
      ['src/c.ts', 'paged', 'Pages.'],
      ['src/a.ts', 'comment', 'Photo is read per row – three at most'],
    ]);
  });
});
