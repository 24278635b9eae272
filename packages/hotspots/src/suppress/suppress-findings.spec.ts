import type { Finding, SuppressionFact } from '@banyan/model';
import { factsOf, fn } from '../facts-of.fixture';
import { findHotspots } from '../find-hotspots';
import type { FindingDraft, HotspotRule } from '../rules/rule';

const draft = (line: number, more: Partial<FindingDraft> = {}): FindingDraft => ({
  ...{ severity: 'high', confidence: 1, title: 'Photo is read once per row', reasons: [], subject: 'Photo' },
  ...{ file: 'src/a.ts', line, function: 'src/a.ts#A.list', fix: { text: 'Read them at once.', where: 'monolith' } },
  ...more,
});
const rule = (...findings: readonly FindingDraft[]): HotspotRule => ({
  ...{ name: 'n-plus-one', family: 'queries', describes: 'One query per item.' },
  find: () => ({ findings, harmless: [] }),
});
const comment = (line: number, from: number, to: number, more: Partial<SuppressionFact> = {}): SuppressionFact => ({
  ...{ file: 'src/a.ts', line, from, to, rules: ['n-plus-one'], reason: `because of ${line}` },
  ...more,
});
const report = (suppressions: readonly SuppressionFact[], ...drafts: readonly FindingDraft[]) =>
  findHotspots(factsOf({ functions: [fn('src/a.ts#A.list')], suppressions }), { rules: [rule(...drafts)] });
const told = (findings: readonly Finding[]) => findings.map((one) => `${one.rule} ${one.line}: ${one.title}`);

describe('a comment', () => {
  it('takes out the findings of its rule on its lines, with its reason', () => {
    const { findings, suppressed } = report([comment(4, 5, 8)], draft(5), draft(8), draft(9));
    expect(told(findings)).toEqual(['n-plus-one 9: Photo is read once per row']);
    expect(suppressed.map(({ finding, reason, line }) => [finding.line, reason, line])).toEqual([
      [5, 'because of 4', 4],
      [8, 'because of 4', 4],
    ]);
  });

  it('may stand at what repeats a query that is elsewhere', () => {
    const multiplier = { repetition: 'loop', text: 'per row', file: 'src/a.ts', line: 6 } as const;
    const { findings } = report([comment(5, 6, 6)], draft(3, { file: 'src/b.ts', multiplier }));
    expect(findings).toEqual([]);
  });

  it('that speaks of fewer lines gives the reason, and the other is not unused', () => {
    const { findings, suppressed } = report([comment(1, 1, 99), comment(4, 5, 5)], draft(5));
    expect([told(findings), suppressed[0]?.reason]).toEqual([[], 'because of 4']);
  });

  it('without a reason takes nothing out and is told', () => {
    expect(told(report([comment(4, 5, 5, { reason: '' })], draft(5)).findings)).toEqual([
      'n-plus-one 5: Photo is read once per row',
      'suppression-without-reason 4: A comment takes out n-plus-one without a reason',
    ]);
  });

  it('that names no rule there is, or none at all, is told', () => {
    const comments = [comment(4, 5, 5, { rules: ['n-plus-two', 'n-plus-one'] }), comment(6, 7, 7, { rules: [] })];
    const { findings } = report(comments, draft(5));
    expect(told(findings)).toEqual([
      'unknown-rule 4: There is no rule called n-plus-two',
      'unknown-rule 6: A comment takes findings out and names no rule',
    ]);
    expect(findings[0]?.reasons).toEqual(['Rules are n-plus-one.']);
  });

  it('that takes nothing out is told', () => {
    expect(told(report([comment(4, 5, 5)], draft(9, { severity: 'low' })).findings).sort()).toEqual([
      'n-plus-one 9: Photo is read once per row',
      'unused-suppression 4: Nothing is found here for n-plus-one to be taken out',
    ]);
  });

  it('in a test says nothing: no rule looks there', () => {
    const facts = factsOf({
      functions: [fn('src/a.spec.ts#t')],
      suppressions: [comment(1, 2, 2, { file: 'src/a.spec.ts' })],
    });
    expect(findHotspots(facts, { rules: [rule()] }).findings).toEqual([]);
  });
});
