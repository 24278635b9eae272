/** The three commands a user begins with, on pixelpulse. */
import type { ExtractionStep, MigrationPlan } from '@banyan/model';
import { banyan, folders } from './folders';
import type { Processes } from './processes';
import { say } from './say';

/** Analyses, proposes and plans; prints what the commands print. @returns the first step of the plan */
export async function analyzeMonolith(processes: Processes): Promise<ExtractionStep> {
  const run = async (...args: string[]): Promise<string> => {
    const name = `banyan-${args[0]}`;
    return (await processes.run({ name, command: process.execPath, args: [banyan, ...args], cwd: folders.root }))
      .output;
  };
  const monolith = 'examples/pixelpulse/monolith';
  const print = (text: string): void => say(indent(text));
  print(await run('analyze', monolith));
  print(await run('propose', monolith, '--brief'));
  const { steps } = JSON.parse(await run('plan', monolith, '--json')) as MigrationPlan;
  const [first] = steps;
  if (!first) throw new Error('the plan has no step');
  print(describeStep(first));
  return first;
}

function describeStep({ context, score, gain, price, routes }: ExtractionStep): string {
  const reasons = (gain.parts?.[0]?.reasons ?? []).slice(0, 4).map((reason) => `  ${reason}`);
  return [
    `first step: ${context} (score ${score}, gain ${gain.score}, price ${price.score}, ${routes.length} routes)`,
    ...reasons,
  ].join('\n');
}

function indent(text: string): string {
  return text.trimEnd().replace(/^/gm, '   ');
}
