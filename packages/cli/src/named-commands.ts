/** Every command in the order of a migration, loaded when it is asked for. */
/* eslint-disable @typescript-eslint/no-require-imports, @typescript-eslint/consistent-type-imports --
   import() takes longer for each, and nothing of a command line can be told before all of them are there */
import type { Command } from 'commander';

/** A command that is not loaded yet. */
export interface NamedCommand {
  readonly name: string;
  readonly load: () => () => Command;
}

export const commands: readonly NamedCommand[] = [
  {
    name: 'analyze',
    load: () => (require('./commands/analyze') as typeof import('./commands/analyze')).analyzeCommand,
  },
  { name: 'graph', load: () => (require('./commands/graph') as typeof import('./commands/graph')).graphCommand },
  {
    name: 'evidence',
    load: () => (require('./commands/evidence') as typeof import('./commands/evidence')).evidenceCommand,
  },
  {
    name: 'hotspots',
    load: () => (require('./commands/hotspots') as typeof import('./commands/hotspots')).hotspotsCommand,
  },
  {
    name: 'coupling',
    load: () => (require('./commands/coupling') as typeof import('./commands/coupling')).couplingCommand,
  },
  {
    name: 'propose',
    load: () => (require('./commands/propose') as typeof import('./commands/propose')).proposeCommand,
  },
  {
    name: 'explain',
    load: () => (require('./commands/explain') as typeof import('./commands/explain')).explainCommand,
  },
  { name: 'accept', load: () => (require('./commands/accept') as typeof import('./commands/accept')).acceptCommand },
  { name: 'check', load: () => (require('./commands/check') as typeof import('./commands/check')).checkCommand },
  { name: 'plan', load: () => (require('./commands/plan') as typeof import('./commands/plan')).planCommand },
  { name: 'report', load: () => (require('./commands/report') as typeof import('./commands/report')).reportCommand },
  { name: 'score', load: () => (require('./commands/score') as typeof import('./commands/score')).scoreCommand },
  {
    name: 'extract',
    load: () => (require('./commands/extract') as typeof import('./commands/extract')).extractCommand,
  },
  { name: 'proxy', load: () => (require('./commands/proxy') as typeof import('./commands/proxy')).proxyCommand },
];

const version: readonly string[] = ['-V', '--version'];

/**
 * The commands that these arguments can lead to, when their first word leaves no doubt: one, or none for the version.
 * @returns `undefined` when all are needed: for the help, and for a word that is no command
 */
export function namedIn([first]: readonly string[]): readonly NamedCommand[] | undefined {
  if (first !== undefined && version.includes(first)) return [];
  const named = commands.filter(({ name }) => name === first);
  return named.length > 0 ? named : undefined;
}
