import { formatBar, progressBar } from './progress-bar';

function terminal(isTTY: boolean): { stream: NodeJS.WriteStream; written: string[] } {
  const written: string[] = [];
  return {
    stream: { isTTY, write: (text: string) => written.push(text) > 0 } as unknown as NodeJS.WriteStream,
    written,
  };
}

describe('the progress bar', () => {
  it('is silent where nobody looks', () => {
    const { stream, written } = terminal(false);
    progressBar('reading', stream)({ done: 1, total: 2 });
    expect(written).toEqual([]);
  });

  it('draws on a terminal, not too often, and wipes itself at the end', () => {
    const { stream, written } = terminal(true);
    let now = 1000;
    const draw = progressBar('reading', stream, () => now);
    draw({ done: 1, total: 4 });
    draw({ done: 2, total: 4 });
    now += 60;
    draw({ done: 3, total: 4 });
    draw({ done: 4, total: 4 });
    expect(written).toEqual([`\rreading ${formatBar(0.25)} 1/4`, `\rreading ${formatBar(0.75)} 3/4`, '\r\u001b[2K']);
  });

  it('is full at one and empty at zero', () => {
    expect([formatBar(0), formatBar(1)]).toEqual(['·'.repeat(30), '█'.repeat(30)]);
  });
});
