import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildProgram } from './program';

const read = (name: string): string => readFileSync(join(__dirname, '../../proxy/deploy', name), 'utf8');
const dockerfile = read('Dockerfile');
const unit = read('banyan-proxy.service');
/** The words behind `banyan proxy`, of each file. */
const commands: Readonly<Record<string, readonly string[]>> = {
  Dockerfile: JSON.parse(/^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]') as string[],
  'banyan-proxy.service': (/^ExecStart=.* banyan proxy (.*)$/m.exec(unit)?.[1] ?? '').split(' '),
};
const secondsOf = (words: readonly string[], flag: string): number => Number(words[words.indexOf(flag) + 1]);

describe.each(Object.keys(commands))('%s', (name) => {
  const words = commands[name] ?? [];

  it('uses flags that the command has', () => {
    const flags = buildProgram()
      .commands.find((command) => command.name() === 'proxy')
      ?.options.map(({ long }) => long);
    const used = words.filter((word) => word.startsWith('--'));
    expect(used.length).toBeGreaterThan(2);
    expect(flags).toEqual(expect.arrayContaining(used));
  });

  it('gives the drain the time it needs before it is killed', () => {
    const needed = secondsOf(words, '--linger') + secondsOf(words, '--grace');
    const given = name === 'Dockerfile' ? /--stop-timeout (\d+)/.exec(dockerfile) : /^TimeoutStopSec=(\d+)/m.exec(unit);
    expect(needed).toBeGreaterThan(0);
    // A worker that does not end is killed five seconds behind its time.
    expect(Number(given?.[1])).toBeGreaterThanOrEqual(needed + 5);
  });
});

it('the container is not root, and looks at the health the proxy shows', () => {
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(dockerfile).toContain('http://127.0.0.1:9901/healthz');
});

it('the service reloads by SIGHUP, and only its primary process is told to stop', () => {
  expect(unit).toMatch(/^ExecReload=\/bin\/kill -HUP \$MAINPID$/m);
  expect(unit).toMatch(/^KillMode=mixed$/m);
});
