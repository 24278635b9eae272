/** `banyan proxy`: the strangler-fig proxy, in the foreground until it is told to stop. */
import type { EngineName, LogLine, ProxyOptions, RunningProxy } from '@banyan/proxy';
import { BanyanError } from '@banyan/model';
import { Command } from 'commander';
import { formatLogLine } from '../print/format-log-line';
import { proxyCheckCommand } from './proxy-check';
import { proxyShadowCommand } from './proxy-shadow';
import { proxyPurgeCommand } from './proxy-purge';
import { proxySignCommand } from './proxy-sign';

interface ProxyCommandOptions {
  readonly listen?: string;
  readonly to?: string;
  readonly admin?: string | false;
  readonly accessLog?: true | number;
  readonly grace: number;
  readonly linger: number;
  readonly refuseInvalid?: boolean;
  readonly stateDir?: string;
  readonly trust?: string[];
  readonly engine?: EngineName;
  readonly workers?: number | 'auto';
  readonly shedDelay?: number;
  readonly shedMemory?: number;
  readonly traces?: string;
  readonly traceShare: number;
}

/** Builds the command, and `proxy check`, `proxy purge`, `proxy shadow` and `proxy sign`. */
export function proxyCommand(): Command {
  return new Command('proxy')
    .description('Stand in front of the monolith: route by plan, reload without a failed request, drain on SIGTERM.')
    .argument('[plan]', 'routing plan (YAML or JSON); read again when it changes, on SIGHUP, and on POST /reload')
    .option('--listen <host:port>', "address to listen on (the plan's, or 127.0.0.1:8080)")
    .option('--to <url>', 'no plan: everything to this origin')
    .option(
      '--admin <host:port>',
      "address of /metrics, /plan, /shadow, /healthz, /readyz (the plan's, or 127.0.0.1:9901; any port if that is taken)",
    )
    .option('--no-admin', 'open no admin server')
    .option('--access-log [share]', 'print a JSON line per request, for this share of them', toShare)
    .option('--grace <seconds>', 'how long requests under way may take after SIGTERM', toSeconds, 10)
    .option('--linger <seconds>', 'how long to go on accepting after SIGTERM, while already not ready', toSeconds, 1)
    .option('--refuse-invalid', 'do not start on the last good plan when the plan is invalid')
    .option('--state-dir <dir>', 'folder for the last good plan (beside the plan when none is given)')
    .option('--trust <cidr...>', 'peers whose X-Forwarded headers are believed')
    .option('--engine <name>', 'what carries requests: undici, or http-proxy (guarded; costs more)')
    .option('--workers <n|auto>', "processes that take requests; auto: one for each core (the plan's, or 1)", toWorkers)
    .option('--shed-delay <ms>', 'refuse requests while the event loop comes this late (never)', toAmount)
    .option('--shed-memory <MiB>', 'refuse requests while the process holds this much memory (never)', toAmount)
    .option('--traces <url>', 'send traces to this collector, by OTLP over HTTP, e.g. http://127.0.0.1:4318')
    .option('--trace-share <share>', 'trace this share of the requests whose caller has not decided it', toShare, 0.1)
    .action(runProxy)
    .addCommand(proxyCheckCommand())
    .addCommand(proxyShadowCommand())
    .addCommand(proxyPurgeCommand())
    .addCommand(proxySignCommand())
    .addHelpText('after', examples);
}

async function runProxy(planFile: string | undefined, options: ProxyCommandOptions): Promise<void> {
  const { obeySignals, startCluster } = await import('@banyan/proxy');
  const { listen, to, admin, grace, linger, refuseInvalid, stateDir, trust, engine, workers, traces, traceShare } =
    options;
  const accessLog = options.accessLog && {
    share: options.accessLog === true ? 1 : options.accessLog,
    writeText: (lines: string) => void process.stdout.write(lines),
  };
  const proxy = await startCluster({
    ...(planFile !== undefined && { planFile }),
    ...(to !== undefined && { to }),
    ...(listen !== undefined && { listen }),
    ...(admin !== undefined && { admin }),
    ...(accessLog && { accessLog }),
    ...(stateDir !== undefined && { stateDir }),
    ...(trust !== undefined && { trust }),
    ...(engine !== undefined && { engine }),
    ...(workers !== undefined && { workers }),
    ...sheddingOf(options),
    ...(traces !== undefined && { traces: { endpoint: traces, share: traceShare } }),
    grace: grace * 1000,
    lingering: linger * 1000,
    invalidPlan: refuseInvalid ? 'refuse' : 'last-good',
    log: writeLog,
  });
  sayStarted(proxy);
  const { cut } = await obeySignals(proxy, process);
  writeLog({
    level: cut > 0 ? 'warn' : 'info',
    event: 'stopped',
    message: `stopped; ${cut} requests were cut at the end of the grace`,
  });
}

/** Flags win over the plan, all of them together. */
function sheddingOf({ shedDelay, shedMemory }: ProxyCommandOptions): Pick<ProxyOptions, 'shedding'> {
  if (shedDelay === undefined && shedMemory === undefined) return {};
  const delay = shedDelay !== undefined && { delay: { on: shedDelay, off: shedDelay / 2 } };
  const bytes = (shedMemory ?? 0) * 1_048_576;
  const memory = shedMemory !== undefined && { memory: { on: bytes, off: bytes * 0.9 } };
  return { shedding: { ...delay, ...memory } };
}

function sayStarted({ address, secure, adminAddress, revision }: RunningProxy): void {
  const adminPart = adminAddress === undefined ? '' : `, metrics on http://${adminAddress}/metrics`;
  writeLog({
    level: 'info',
    event: 'listening',
    message: `listening on ${secure ? 'https' : 'http'}://${address}, plan revision ${revision}${adminPart}`,
  });
}

/** Events go to stderr, the access log to stdout: a pipe gets requests only. */
function writeLog(line: LogLine): void {
  process.stderr.write(`${formatLogLine(line, process.stderr)}\n`);
}

function toShare(text: string): number {
  const share = Number(text);
  if (share > 0 && share <= 1) return share;
  throw new BanyanError(
    'CLI_BAD_SHARE',
    `"${text}" is no share.`,
    'Give a number above 0 up to 1, e.g. --access-log 0.1.',
  );
}

/** How many are too many is for the proxy to say. */
function toWorkers(text: string): number | 'auto' {
  if (text === 'auto') return text;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const hint = 'Give a number from 1 to 256, or auto for one on each core.';
  throw new BanyanError('CLI_BAD_WORKERS', `"${text}" is no number of worker processes.`, hint);
}

function toAmount(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  const hint = 'Give a whole number, e.g. --shed-delay 200 or --shed-memory 1500.';
  throw new BanyanError('CLI_BAD_AMOUNT', `"${text}" is no amount of milliseconds or MiB.`, hint);
}

function toSeconds(text: string): number {
  const seconds = Number(text);
  if (text.trim() !== '' && seconds >= 0 && seconds < 86_400) return seconds;
  throw new BanyanError(
    'CLI_BAD_SECONDS',
    `"${text}" is no number of seconds.`,
    'Give a number from 0, e.g. --grace 10.',
  );
}

const examples = `
Examples:
  banyan proxy --listen 127.0.0.1:8080 --to http://127.0.0.1:3000     everything to the monolith
  banyan proxy routing.yaml                                           by plan
  banyan proxy routing.yaml --workers auto                            on every core
  banyan proxy check routing.yaml                                     all problems of a plan, with lines
  banyan proxy shadow                                                 how answers to copied requests differ
  banyan proxy purge --tag photo-7                                    has kept answers forgotten
  banyan proxy sign routing.yaml                                      a header that sends a tester to the service

A plan:
  schema: banyan/routing-plan@1
  upstreams:
    monolith: { url: http://127.0.0.1:3000 }
    images: { url: http://127.0.0.1:4000 }
  monolith: monolith
  stickyKey: [{ header: authorization }]
  routes:
    - name: apply-filter
      match: { methods: [POST], path: /api/photos/:id/filters }
      service: images
      phase: canary          # monolith | shadow | canary | service
      share: 25              # percent of callers

With tls: { certificates: [{ cert: shop.crt, key: shop.key }] } in the plan, listen speaks TLS; HTTP/2 is spoken either way.
An upstream on https: may have tls: { ca, servername, cert, key, pins }; protocol: h2 is for gRPC.`;
