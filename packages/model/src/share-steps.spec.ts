import type { ChainStep, Finding, FindingReport, StoredFindingReport } from './documents/finding-report';
import { parseDocumentValue } from './parse/parse-document';
import { shareSteps, spreadSteps } from './share-steps';

const step = (line: number, rest: Partial<ChainStep> = {}): ChainStep => ({
  ...{ file: 'src/a.ts', line, from: 'src/a.ts#a', to: 'src/a.ts#b', text: 'this.b' },
  ...rest,
});
const finding = (...chains: readonly (readonly ChainStep[])[]): Finding => ({
  ...{ id: 'rule:src/a.ts#b:Photo:1', rule: 'rule', severity: 'low', confidence: 1, title: 'Photo', reasons: [] },
  ...{ file: 'src/a.ts', line: 9, function: 'src/a.ts#b', subject: 'Photo', score: 1 },
  fix: { text: 'Read it once.', where: 'monolith' },
  entryPoints: chains.map((chain, at) => ({
    kind: 'http',
    method: 'GET',
    path: `/${at}`,
    handler: 'src/a.ts#a',
    chain,
  })),
});
const report: FindingReport = {
  ...{ schema: 'banyan/finding-report@1', project: 'shop', evidence: [], harmless: [] },
  findings: [finding([step(1), step(2)], [step(2)]), finding([], [step(1, { repetition: 'loop' })])],
  suppressed: [{ finding: finding([step(2)]), reason: 'seldom', file: 'src/a.ts', line: 8 }],
};
const chainsOf = ({ findings, suppressed }: StoredFindingReport): unknown =>
  [...findings, ...suppressed.map((one) => one.finding)].map(({ entryPoints }) =>
    entryPoints.map(({ chain }) => chain),
  );

it('every step is there once, whichever findings go over it', () => {
  const stored = shareSteps(report);
  expect(stored.steps).toEqual([step(1), step(2), step(1, { repetition: 'loop' })]);
  expect(chainsOf(stored)).toEqual([[[0, 1], [1]], [[], [2]], [[1]]]);
});

it('what was shared comes back as it was, key by key', () => {
  expect(JSON.stringify(spreadSteps(shareSteps(report)))).toBe(JSON.stringify(report));
});

it.each<[string, StoredFindingReport]>([
  ['with its steps shared', shareSteps(report)],
  ['with its steps in its chains', report],
])('a report %s passes its schema', (_, stored) => {
  expect(parseDocumentValue('finding-report', stored)).toEqual({ ok: true, value: stored });
  expect(spreadSteps(stored)).toEqual(report);
});

it('a number that leads nowhere is left out', () => {
  expect(chainsOf(spreadSteps({ ...shareSteps(report), steps: [step(1)] }))).toEqual([[[step(1)], []], [[], []], [[]]]);
});
