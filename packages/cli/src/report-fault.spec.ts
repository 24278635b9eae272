import { BanyanError } from '@banyan/model';
import { CommanderError } from 'commander';
import { reportFault } from './report-fault';

function report(fault: unknown): { code: number; text: string } {
  let text = '';
  const stream = { isTTY: false, write: (part: string) => (text += part).length > 0 } as unknown as NodeJS.WriteStream;
  return { code: reportFault(fault, stream), text };
}

describe('a fault', () => {
  it('of the user is one sentence with its code, every problem, and what to do', () => {
    const problems = [{ code: 'PLAN_X', path: '/routes/0', message: 'is odd', line: 4 }];
    const fault = new BanyanError('PLAN_REFUSED', 'plan.yaml has a problem.', 'Mend it.', { problems });
    expect(report(fault)).toEqual({
      code: 1,
      text: 'PLAN_REFUSED: plan.yaml has a problem.\n  PLAN_X at line 4 /routes/0: is odd\n  What to do: Mend it.\n',
    });
  });

  it('in the usage ends with 2, asking for help with 0', () => {
    expect(report(new CommanderError(1, 'commander.unknownOption', 'x')).code).toBe(2);
    expect(report(new CommanderError(0, 'commander.helpDisplayed', 'x')).code).toBe(0);
  });

  it('of ours says that it is ours, with the stack', () => {
    const { code, text } = report(new TypeError('x is not a function'));
    expect(code).toBe(70);
    expect(text).toContain('DEFECT');
    expect(text).toContain('TypeError: x is not a function');
  });
});
