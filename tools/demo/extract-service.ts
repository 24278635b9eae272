/** The first context of the plan, lifted into a service, compiled. */
import { join } from 'node:path';
import type { ExtractionStep } from '@banyan/model';
import { banyan, folders } from './folders';
import type { Processes } from './processes';
import { say } from './say';

/** A lifted service on disk. */
export interface LiftedService {
  readonly name: string;
  readonly folder: string;
  readonly routingPlan: string;
}

/** Runs `banyan extract`, then the TypeScript compiler on what it wrote. */
export async function extractService(processes: Processes, step: ExtractionStep): Promise<LiftedService> {
  const folder = join(folders.services, step.context);
  const target = ['--root', folders.monolith, '--directory', folder, '--allow-dirty'];
  const node = { command: process.execPath, cwd: folders.root };
  const { output } = await processes.run({
    ...node,
    name: 'banyan-extract',
    args: [banyan, 'extract', step.context, ...target],
  });
  say(output.trimEnd().replace(/^/gm, '   '));
  const compiler = join(folders.root, 'node_modules', 'typescript', 'bin', 'tsc');
  await processes.run({ ...node, name: 'compile-service', args: [compiler, '-p', join(folder, 'tsconfig.json')] });
  say('   it type-checks and is compiled');
  return { name: step.context, folder, routingPlan: join(folder, 'routing.yaml') };
}
