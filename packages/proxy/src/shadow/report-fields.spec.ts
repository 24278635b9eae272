import { CompareBudget } from './compare-budget';
import { ShadowEvidence } from './evidence';
import { KeptBody } from './kept-body';
import { reportFields } from './report-fields';

const diffy = { relative: 20, absolute: 0.03 };

describe('a path that differs', () => {
  it.each<[string, number, number, number, number, boolean]>([
    ['and never does by itself', 1, 0, 100, 100, true],
    ['and never does by itself, where noise is not sought', 1, 0, 100, 0, true],
    ['as often as by itself', 50, 50, 100, 100, false],
    ['less often than by itself', 10, 50, 100, 100, false],
    ['a little more often than by itself', 30, 20, 100, 100, false],
    ['more often than by itself by more than a fifth', 31, 20, 100, 100, true],
    ['in three of ten thousand', 3, 0, 10_000, 0, false],
    ['in four of ten thousand', 4, 0, 10_000, 0, true],
    ['as often as by itself in a sample of a tenth', 50, 5, 100, 10, false],
    ['and was never compared', 0, 0, 0, 0, false],
  ])('%s is reported or not', (_, raw, noise, pairs, noisePairs, reported) => {
    const [report] = reportFields(new Map([['/body/a', { raw, noise }]]), { raw: pairs, noise: noisePairs }, diffy);
    expect(report?.reported).toBe(reported);
  });

  it('is counted once for each pair of answers, and paths are bounded', () => {
    const evidence = new ShadowEvidence();
    const difference = (field: string): never => ({ path: field, field, control: 1, candidate: 2 }) as never;
    const twice = { verdict: 'mismatch', differences: [difference('/a'), difference('/a')], more: false } as const;
    evidence.add('raw', twice);
    for (let i = 0; i < 300; i++) evidence.add('raw', { ...twice, differences: [difference(`/${i}`)] });
    expect(evidence.fields.get('/a')).toEqual({ raw: 1, noise: 0 });
    expect(evidence.fields.size).toBe(201);
    expect(evidence.fields.get('(others)')).toEqual({ raw: 101, noise: 0 });
  });
});

describe('comparing', () => {
  it('takes no more than its part of each second', () => {
    let now = 0;
    const budget = new CompareBudget(() => now);
    const spend = (milliseconds: number): boolean => budget.spend(() => ((now += milliseconds), true)) ?? false;
    expect([spend(30), spend(30), spend(1)]).toEqual([true, true, false]);
    now += 200; // 10 ms were overdrawn, 3 came in meanwhile, 10 more come now
    expect([spend(1), spend(1)]).toEqual([true, true]);
  });
});

describe('a body', () => {
  const count = { held: 0, hold: (bytes: number) => bytes <= 10 && ((count.held += bytes), true), letGo: (bytes: number) => void (count.held -= bytes) }; // prettier-ignore

  it.each<[readonly string[], string | undefined, string | undefined]>([
    [[], '', undefined],
    [['ab', 'c'], 'abc', undefined],
    [['ab', 'cde', 'f'], undefined, 'too-large'],
    [['abcdefghijk'], undefined, 'full'],
  ])('of %j is kept as %j, or is lost: %s', (pieces, text, lost) => {
    const body = new KeptBody(count, pieces[0]?.length === 11 ? 100 : 4);
    pieces.forEach((piece) => body.add(Buffer.from(piece)));
    expect([body.bytes()?.toString(), body.lost]).toEqual([text, lost]);
    expect(count.held).toBe(text?.length ?? 0);
    body.release();
    expect(count.held).toBe(0);
  });
});
