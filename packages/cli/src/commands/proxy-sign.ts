/** `banyan proxy sign`: the header by which a tester chooses a side, for some hours. */
import { readFile } from 'node:fs/promises';
import { acceptDocument, BanyanError, type RoutingPlan } from '@banyan/model';
import { Command, Option } from 'commander';

interface SignOptions {
  readonly side: 'monolith' | 'service';
  readonly hours: number;
  readonly json?: boolean;
}

/** Builds the command. */
export function proxySignCommand(): Command {
  return new Command('sign')
    .description("Print the header that sends a tester's requests to one side, until it expires.")
    .argument('<plan>', 'routing plan with signingKey and override (YAML or JSON)')
    .addOption(new Option('--side <side>', 'where to').choices(['monolith', 'service']).default('service'))
    .option('--hours <n>', 'how long it counts', toHours, 8)
    .option('--json', 'print header, value and expiry as JSON')
    .exitOverride()
    .action(printSigned)
    .addHelpText('after', examples);
}

async function printSigned(file: string, { side, hours, json }: SignOptions): Promise<void> {
  const { checkSecrets, secretsOf } = await import('@banyan/proxy');
  const { signOverride } = await import('@banyan/routing');
  const { override, ...plan } = await readPlan(file);
  if (!override?.signed || !plan.signingKey) throw notAllowed(file);
  const problems = checkSecrets(plan, process.env);
  acceptDocument('routing-plan', problems.length === 0 ? { ok: true, value: plan } : { ok: false, problems }, file);
  const expires = Math.floor(Date.now() / 1000 + hours * 3600);
  const value = signOverride(secretsOf(plan, process.env)[0] ?? '', side, expires);
  const { header } = override;
  const line = json
    ? JSON.stringify({ header, value, expires: new Date(expires * 1000).toISOString() })
    : `${header}: ${value}`;
  process.stdout.write(`${line}\n`);
}

async function readPlan(file: string): Promise<RoutingPlan> {
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new BanyanError('CLI_CANNOT_READ', `${file} cannot be read: ${cause.message}.`, 'Check the path.', { cause });
  });
  const { parsePlan } = await import('@banyan/routing');
  return acceptDocument('routing-plan', parsePlan(text), file);
}

function notAllowed(file: string): BanyanError {
  const hint = 'Add signingKey: { env: BANYAN_SIGNING_KEY } and override: { header: x-banyan-side, signed: true }.';
  return new BanyanError('CLI_NO_OVERRIDE', `${file} lets nobody choose a side by a signed header.`, hint);
}

function toHours(text: string): number {
  const hours = Number(text);
  if (text.trim() !== '' && hours > 0 && hours <= 24 * 366) return hours;
  const hint = 'Give a number above 0, e.g. --hours 8.';
  throw new BanyanError('CLI_BAD_HOURS', `"${text}" is no number of hours.`, hint);
}

const examples = `
Examples:
  banyan proxy sign routing.yaml                              to the service, for 8 hours
  banyan proxy sign routing.yaml --side monolith --hours 1
  curl -H "$(banyan proxy sign routing.yaml)" https://shop.example.com/api/photos`;
