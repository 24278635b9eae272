import { buildProgram } from './program';
import { commands, namedIn } from './named-commands';

const namesIn = (...args: readonly string[]): readonly string[] => (namedIn(args) ?? commands).map(({ name }) => name);
const all = commands.map(({ name }) => name);

it.each(commands)('$name is what its command calls itself', ({ name, load }) => {
  expect(load()().name()).toBe(name);
});

it.each<[string, readonly string[], readonly string[]]>([
  ['a command and what comes after it', ['plan', 'apps/api', 'check'], ['plan']],
  ['the help of a command', ['plan', '--help'], ['plan']],
  ['the version', ['--version'], []],
  ['the version, in short', ['-V'], []],
  ['the help', ['--help'], all],
  ['the help, as a command', ['help', 'plan'], all],
  ['nothing', [], all],
  ['a slip', ['plam'], all],
  ['an option before a command', ['--json', 'plan'], all],
])('%s loads what it needs', (_, args, expected) => {
  expect(namesIn(...args)).toEqual(expected);
});

it('the help of a command is the same, however many are loaded', () => {
  const helpOf = (args: readonly string[]): string =>
    buildProgram(args)
      .commands.find((command) => command.name() === 'plan')!
      .helpInformation();
  expect(helpOf(['plan'])).toBe(helpOf([]));
});
