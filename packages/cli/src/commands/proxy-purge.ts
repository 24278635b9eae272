/** `banyan proxy purge`: has a running proxy forget kept answers. */
import { BanyanError } from '@banyan/model';
import { Command } from 'commander';

interface PurgeOptions {
  readonly url?: string;
  readonly prefix?: string;
  readonly tag?: string;
  readonly all?: boolean;
  /** Taken by `banyan proxy`, which has a flag of that name. */
  readonly admin?: string | boolean;
  readonly json?: boolean;
}

/** Builds the command. */
export function proxyPurgeCommand(): Command {
  return new Command('purge')
    .description('Have a running proxy forget answers that its cache keeps.')
    .option('--url <url>', 'one URL as callers write it; without a query, all its queries')
    .option('--prefix <url>', 'every URL that begins so')
    .option('--tag <tag>', 'every answer with this Cache-Tag or Surrogate-Key')
    .option('--all', 'everything')
    .option('--admin <host:port>', 'address of its admin server (127.0.0.1:9901)')
    .option('--json', 'print the result as JSON')
    .exitOverride()
    .action((_: unknown, command: Command) => purge(command.optsWithGlobals<PurgeOptions>()))
    .addHelpText('after', examples);
}

async function purge({ url, prefix, tag, all, json, ...options }: PurgeOptions): Promise<void> {
  const admin = typeof options.admin === 'string' ? options.admin : '127.0.0.1:9901';
  const given = Object.entries({ url, prefix, tag, all }).filter(([, value]) => value !== undefined);
  const [[kind, value] = ['', ''], ...more] = given;
  if (kind === '' || more.length > 0) throw choice();
  const query = new URLSearchParams({ [kind]: value === true ? '' : String(value) });
  const answer = await fetch(`http://${admin}/cache/purge?${query}`, { method: 'POST' }).catch((cause: unknown) => {
    const hint = 'Is the proxy running? Name its admin server with --admin host:port.';
    throw new BanyanError('CLI_NO_PROXY', `No proxy answers on ${admin}.`, hint, { cause });
  });
  const { purged = 0, error = '' } = (await answer.json()) as { readonly purged?: number; readonly error?: string };
  if (!answer.ok)
    throw new BanyanError('CLI_PURGE_REFUSED', `Nothing was forgotten: ${error}.`, hintFor(answer.status));
  process.stdout.write(json ? `${JSON.stringify({ purged })}\n` : `${purged} answers forgotten.\n`);
}

function choice(): BanyanError {
  return new BanyanError(
    'CLI_PURGE_CHOICE',
    'What to purge is not clear.',
    'Give one of --url, --prefix, --tag, --all.',
  );
}

function hintFor(status: number): string {
  if (status === 503) return 'It is forgotten as soon as the store answers; until then nothing kept is given.';
  if (status === 403) return 'Only the machine that runs the proxy may change anything: run the command there.';
  return 'Write the URL as callers do, e.g. --url http://shop.example.com/photos/7.';
}

const examples = `
Examples:
  banyan proxy purge --url http://shop.example.com/photos/7
  banyan proxy purge --prefix shop.example.com/photos/
  banyan proxy purge --tag photo-7
  banyan proxy purge --all --admin 127.0.0.1:9902`;
