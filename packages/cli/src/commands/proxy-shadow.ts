/** `banyan proxy shadow`: what a running proxy's shadows have shown. */
import { BanyanError } from '@banyan/model';
import type { RouteShadow, ShadowReport } from '@banyan/proxy';
import { Command } from 'commander';
import { formatShadow } from '../print/format-shadow';

interface ShadowOptions {
  readonly admin?: string | false;
  readonly route?: string;
  readonly reset?: boolean;
  readonly require?: number;
  readonly json?: boolean;
}

/** Builds the command. */
export function proxyShadowCommand(): Command {
  return new Command('shadow')
    .description('Show how the answers of services differ from those of the monolith, on routes in phase shadow.')
    .option('--admin <host:port>', 'admin address of the running proxy (127.0.0.1:9901)')
    .option('--route <name>', 'this route only')
    .option('--reset', 'forget paths and samples first, e.g. after a deployment of the service')
    .option('--require <pairs>', 'fail unless so many pairs match on each route and no path is reported', toCount)
    .option('--json', 'print the report as JSON')
    .exitOverride()
    .action((_, command: Command) => showShadow(command.optsWithGlobals())) // `banyan proxy` has an --admin as well
    .addHelpText('after', examples);
}

async function showShadow({ admin, route, reset, require: least, json }: ShadowOptions): Promise<void> {
  const report = await readReport(admin || '127.0.0.1:9901', reset ?? false);
  const routes = report.routes.filter(({ route: name }) => route === undefined || name === route);
  if (route !== undefined && routes.length === 0) throw unknownRoute(route, report);
  process.stdout.write(`${json ? JSON.stringify({ routes }, undefined, 2) : formatShadow(routes)}\n`);
  if (least !== undefined) refuse(routes, least);
}

async function readReport(admin: string, reset: boolean): Promise<ShadowReport> {
  const url = `http://${admin}/shadow${reset ? '/reset' : ''}`;
  const answer = await fetch(url, { method: reset ? 'POST' : 'GET' }).catch((cause: Error) => {
    const hint = 'Give the address that the proxy prints at its start, e.g. --admin 127.0.0.1:9901.';
    throw new BanyanError('CLI_NO_PROXY', `No proxy answers on ${admin}.`, hint, { cause });
  });
  if (answer.ok) return (await answer.json()) as ShadowReport;
  const hint = 'Ask the admin address of a banyan proxy; only the machine it runs on may reset.';
  throw new BanyanError('CLI_NO_PROXY', `${url} answers ${answer.status}.`, hint);
}

/** Too little is neither a pass nor a failure of the service, but no reason to go on either. */
function refuse(routes: readonly RouteShadow[], least: number): void {
  const faults = routes.flatMap(({ route, pairs, fields }) => [
    ...(pairs.raw < least ? [`${route}: ${pairs.raw} of ${least} pairs compared`] : []),
    ...fields.filter(({ reported }) => reported).map(({ field }) => `${route}: ${field} differs`),
  ]);
  if (routes.length > 0 && faults.length === 0) return;
  const message = `Not ready to move on: ${faults.join('; ') || 'no route is in phase shadow'}.`;
  const hint = 'Mend what differs, let it differ by compare.ignore, or wait for more requests.';
  throw new BanyanError('CLI_SHADOW_DIFFERS', message, hint);
}

function unknownRoute(name: string, { routes }: ShadowReport): BanyanError {
  const known = routes.map(({ route }) => route).join(', ') || 'none';
  return new BanyanError(
    'CLI_UNKNOWN_ROUTE',
    `No route "${name}" was shadowed.`,
    `Shadowed since the start: ${known}.`,
  );
}

function toCount(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new BanyanError(
    'CLI_BAD_COUNT',
    `"${text}" is no number of pairs.`,
    'Give a whole number, e.g. --require 1000.',
  );
}

const examples = `
Examples:
  banyan proxy shadow                                    every route, its verdicts and the paths that differ
  banyan proxy shadow --route search --json              with samples; values are masked unless the plan says otherwise
  banyan proxy shadow --require 1000                     for a pipeline: 1 unless 1,000 pairs were compared and match`;
