/** The command line: every command in the order of a migration. */
import { Command } from 'commander';
import { commands, namedIn } from './named-commands';
import { readVersion } from './read-version';

/**
 * `banyan` with its commands. Faults are thrown, never exited on.
 * @param args what was typed after `banyan`: when it begins with a command, only that one is loaded, as loading all
 *   takes longer than some of them
 */
export function buildProgram(args: readonly string[] = []): Command {
  const program = new Command('banyan')
    .description('Takes a TypeScript monolith apart, step by step, with evidence at every step.')
    .version(readVersion())
    .showHelpAfterError('(banyan --help shows what there is)')
    .exitOverride();
  for (const { load } of namedIn(args) ?? commands) {
    program.addCommand(load()().exitOverride());
  }
  return program.addHelpText('after', journey);
}

const journey = `
A first journey:
  banyan analyze apps/api              what is there
  banyan evidence git apps/api         what changed together, by how many people
  banyan hotspots apps/api             what hurts, on which line, and what to do
  banyan evidence add traces.json --root apps/api
                                       what ran, how often, and what it asked the database
  banyan propose apps/api              where it could be cut, and why
  banyan explain OrdersService PicturesService --root apps/api
                                       why two members are together or apart
  banyan coupling apps/api --level class
                                       what belongs to what, how much and where that is written
  banyan accept apps/api               make the boundaries a rule
  banyan check apps/api                in CI: fail when something new crosses one
  banyan plan apps/api                 what to take out first
  banyan report apps/api               the same as a page to look around in
  banyan proxy --listen 127.0.0.1:8080 --to http://127.0.0.1:3000
                                       stand in front, change nothing
  banyan extract images --root apps/api
                                       a service for the first context
  banyan proxy services/images/routing.yaml
                                       move its routes, one share at a time

Exit codes: 0 done · 1 a fault with a code and a hint · 2 wrong usage · 70 a defect of banyan`;
