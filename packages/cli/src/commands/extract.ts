/** `banyan extract`: a bounded context as a NestJS service, the same work as `nx g @banyan/nx:extract`. */
import { Command } from 'commander';

interface ExtractCommandOptions {
  readonly root: string;
  readonly directory?: string;
  readonly out?: string;
  readonly dryRun?: boolean;
  readonly allowDirty?: boolean;
  readonly json?: boolean;
}

/** Builds the command. */
export function extractCommand(): Command {
  return new Command('extract')
    .description('Lift a context into a NestJS service: its endpoints and all code they need, on the same database.')
    .argument('<context>', 'name of the context, as banyan propose gives it')
    .option('--root <dir>', 'folder of the analysed monolith', '.')
    .option('--directory <dir>', 'folder of the service (beside the monolith when none is given)')
    .option('--out <dir>', 'folder of the documents instead of <root>/.banyan')
    .option('--dry-run', 'list what would be written and write nothing')
    .option('--allow-dirty', 'extract although git has uncommitted changes')
    .option('--json', 'print changes and report as JSON')
    .action(runExtract)
    .addHelpText('after', examples);
}

async function runExtract(context: string, options: ExtractCommandOptions): Promise<void> {
  const { extractContext, formatChange, formatReport } = await import('@banyan/nx');
  const { json, out, ...rest } = options;
  const { changes, report, directory } = extractContext({
    context,
    ...rest,
    ...(out !== undefined && { documents: out }),
  });
  if (json) {
    const listed = changes.map(({ kind, path }) => ({ kind, path }));
    return void process.stdout.write(`${JSON.stringify({ directory, changes: listed, report })}\n`);
  }
  const listing = options.dryRun ? `${changes.map(formatChange).join('\n')}\n\nNothing was written (--dry-run).\n` : '';
  process.stdout.write(`${listing}${formatReport({ changes, report, directory })}\n`);
}

const examples = `
Examples:
  banyan extract images --root apps/api --dry-run
  banyan extract images --root apps/api --directory apps/images
  nx g @banyan/nx:extract images --root apps/api      the same in an Nx workspace`;
