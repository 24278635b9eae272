/** `banyan proxy check`: everything that is wrong with a routing plan, before a proxy reads it. */
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { acceptDocument, BanyanError } from '@banyan/model';
import { Command } from 'commander';

/** Builds the command. */
export function proxyCheckCommand(): Command {
  return new Command('check')
    .description('Read a routing plan, and the certificates it names, and report all problems, each with its line.')
    .argument('<plan>', 'routing plan (YAML or JSON)')
    .option('--json', 'print the result as JSON')
    .exitOverride()
    .action(checkPlanFile);
}

async function checkPlanFile(file: string, { json }: { readonly json?: boolean }): Promise<void> {
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new BanyanError('CLI_CANNOT_READ', `${file} cannot be read: ${cause.message}.`, 'Check the path.', { cause });
  });
  const { examineFile } = await import('@banyan/proxy');
  const result = examineFile(text, dirname(file));
  if (json) {
    process.stdout.write(`${JSON.stringify(result.ok ? { ok: true, problems: [] } : result)}\n`);
    if (!result.ok) process.exitCode = 1;
    return;
  }
  const { routes = [], upstreams } = acceptDocument('routing-plan', result, file);
  process.stdout.write(`${file} is sound: ${routes.length} routes, ${Object.keys(upstreams).length} upstreams.\n`);
}
