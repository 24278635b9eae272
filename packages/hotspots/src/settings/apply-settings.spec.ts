import type { Finding } from '@banyan/model';
import { applySettings } from './apply-settings';

const finding = (rule: string, file: string): Finding => ({
  ...{ id: `${rule}:${file}`, rule, file, line: 3, function: `${file}#f`, subject: 'Photo', title: 'It is slow' },
  ...{ severity: 'medium', confidence: 1, reasons: [], entryPoints: [], score: 7.5 },
  fix: { text: '', where: 'monolith' },
});
const found = [finding('a', 'src/x.ts'), finding('b', 'src/x.ts'), finding('b', 'src/legacy/y.ts')];

describe('settings', () => {
  it('without a word leave everything as it is', () => {
    expect(applySettings(found, {})).toEqual({ findings: found, left: [] });
  });

  it('make a rule weigh more or less, and its score with it', () => {
    const [first, second] = applySettings(found, { severity: { a: 'high' } }).findings;
    expect([first?.severity, first?.score, second]).toEqual(['high', 25, found[1]]);
  });

  it('leave out a rule and a folder, and say so', () => {
    const { findings, left } = applySettings(found, { severity: { a: 'off' }, ignore: ['src/legacy'] });
    expect(findings).toEqual([found[1]]);
    expect(left.map(({ file, reason, text }) => [file, reason, text])).toEqual([
      ['src/x.ts', 'off', 'It is slow. banyan.yaml switches a off.'],
      ['src/legacy/y.ts', 'ignored', 'It is slow. banyan.yaml ignores src/legacy.'],
    ]);
  });
});
