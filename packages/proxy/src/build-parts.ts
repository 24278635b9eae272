/** Puts together what a proxy's server runs on. */
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { RoutingPlan } from '@banyan/model';
import type { Revision } from '@banyan/routing';
import { type OpenStore, storeOpener } from './cache/store/open-store';
import { chooseEngine } from './forward/choose-engine';
import { chooseForwarder } from './forward/choose-forwarder';
import type { ForwarderSettings } from './forward/forwarder';
import { LoadWatch, type Shedding } from './life/load-watch';
import { trustedPeers } from './life/trusted-peers';
import { accessWriter } from './log/access-writer';
import { healthLogger } from './log/tell-health';
import { TallyBook } from './metrics/tally-book';
import { defaultLimits, defaultTimeouts, type ProxyOptions } from './options';
import type { ServerParts } from './server-parts';
import { usualFloor } from './health/retry-budget';
import { CopyLane } from './shadow/copy-lane';
import { Shadows } from './shadow/shadows';
import { type ForwarderMaker, Forwarders, type LinkMeans, type Team } from './table/forwarders';
import { planFolder } from './table/plan-source';
import { environmentOf } from './table/secrets';
import { TableStore } from './table/table-store';
import { Keyring } from './tls/keyring';
import { checkTraces } from './trace/check-traces';
import { Tracer } from './trace/tracer';
import { toDialers } from './tls/to-dialers';

/** What the parts have in common with those of other processes. */
export interface Membership {
  readonly revision: Revision;
  readonly pseudonym: string;
  /** Second tries that there may always be. */
  readonly retryFloor: number;
  readonly team: Team;
  /** This process's part of what copies of phase shadow may take. */
  readonly copyBounds: NonNullable<LinkMeans['copyBounds']>;
  readonly openStore: OpenStore;
  readonly onHealth: LinkMeans['onHealth'];
}

/** The parts of one proxy, on a sound plan. */
export function buildParts(options: ProxyOptions, plan: RoutingPlan, member?: Membership): ServerParts {
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const limits = { ...defaultLimits, ...options.limits };
  const clock = options.clock ?? (() => performance.now());
  const random = options.random ?? Math.random;
  const book = new TallyBook();
  const engine = chooseEngine(options);
  const { httpProxy } = options;
  const onRetry = (): void => void (book.retries += 1);
  const onListenerFault = listenerFaultLogger(options);
  const settings = { timeouts, limits, clock, onRetry, onListenerFault, ...(httpProxy && { httpProxy }) };
  const keyring = new Keyring(plan, planFolder(options));
  const create: ForwarderMaker = (upstream, gate, dialer) =>
    chooseForwarder(engine, upstream, { ...settings, gate, dialer });
  const forwarders = new Forwarders(create, {
    connections: limits.connections,
    clock,
    random,
    openLane: (upstream, dialer) => new CopyLane(upstream, { limits, timeouts, dialer }, clock, upstream.bounds),
    onHealth: member?.onHealth ?? healthLogger(options),
    toDialer: toDialers(keyring, options, clock),
    ...(member && { team: member.team, copyBounds: member.copyBounds }),
  });
  const tables = new TableStore(plan, forwarders, book, environmentOf(options), timeouts, member?.revision);
  const load = loadWatch(options, clock, tables);
  return {
    keyring,
    forwarders,
    load,
    tables,
    shadows: new Shadows({ load, clock, random, now: Date.now }),
    book,
    timeouts,
    limits,
    pseudonym: member?.pseudonym ?? newPseudonym(random),
    retryFloor: member?.retryFloor ?? usualFloor,
    trusts: trustedPeers(options.trust ?? []),
    clock,
    means: { now: options.now ?? Date.now, newName: () => randomBytes(12).toString('base64url') },
    openStore: member?.openStore ?? storeOpener(options, environmentOf(options), clock),
    access: accessWriter(options.accessLog, random),
    ...(options.traces && { tracer: new Tracer(checkTraces(options.traces), random, Date.now) }),
  };
}

/** A name to sign Via with, by which own requests are known. */
export function newPseudonym(random: () => number): string {
  return `banyan-${Math.floor(random() * 2 ** 48)
    .toString(36)
    .padStart(10, '0')}`;
}

/** An embedder's fault is the operator's to see: the caller only gets 500. */
function listenerFaultLogger({ log }: ProxyOptions): ForwarderSettings['onListenerFault'] {
  return (event, { message }) => {
    log?.({ level: 'error', event: 'listener-failed', message: `a listener for ${event} failed: ${message}` });
  };
}

function loadWatch({ shedding, memory, log }: ProxyOptions, clock: () => number, tables: TableStore): LoadWatch {
  const thresholds = (): Shedding | undefined => shedding ?? tables.current.table.shedding;
  return new LoadWatch(thresholds, clock, memory ?? (() => process.memoryUsage.rss()), (isShedding) => {
    const message = isShedding ? 'Overloaded: new requests are refused.' : 'New requests are welcome again.';
    log?.({ level: 'warn', event: isShedding ? 'shedding' : 'shedding-over', message });
  });
}
