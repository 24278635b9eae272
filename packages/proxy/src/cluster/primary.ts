/** The primary process: holds the plan for all workers, and what they have in common. It carries no request. */
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Problem, RoutingPlan } from '@banyan/model';
import { compile, type Revision, type RoutingTable } from '@banyan/routing';
import { newPseudonym } from '../build-parts';
import type { DrainReport } from '../life/drain';
import type { LogLine } from '../log/log-line';
import { defaultLimits } from '../options';
import { planFolder } from '../table/plan-source';
import { secretsOf } from '../table/secrets';
import { Keyring, type Renewal } from '../tls/keyring';
import { toDialers } from '../tls/to-dialers';
import { ClusterChecks } from './cluster-checks';
import { type ClusterOptions, toWorkerOptions } from './cluster-options';
import { Crew, type CrewOwner, type Member } from './crew';
import { Ledger } from './ledger';
import { limitsOf } from './limits-of';
import type { Report, WorkerStart } from './messages';
import { mergeMetrics } from './merge-metrics';
import { SharedHealth } from './shared-health';

/** Milliseconds that a worker may take to look at a plan. */
const patience = 10_000;

/** What happens to the crew before all of it listens. */
export interface StartWatcher {
  listening(address: string): void;
  failed(report: Extract<Report, { kind: 'failed' }>): void;
  died(how: string): void;
}

/** One per cluster. */
export class Primary implements CrewOwner {
  readonly crew: Crew;
  readonly health: SharedHealth;
  /** The workers have their own; this one notices what changes. */
  readonly keyring: Keyring;
  /** What workers that have gone had counted. */
  retained = '';
  plan: RoutingPlan;
  table: RoutingTable;
  revision: Revision = 1;
  address = '';
  readonly writeAccess: (lines: string) => void;
  private readonly drained: DrainReport[] = [];
  private readonly ledger: Ledger;
  private readonly checks: ClusterChecks;
  private readonly pseudonym = newPseudonym(Math.random);
  private readonly ticketKeys = randomBytes(48).toString('base64');

  constructor(
    private readonly options: ClusterOptions,
    size: number,
    plan: RoutingPlan,
    private listen: string,
    private readonly log: (line: LogLine) => void,
    private readonly watcher: StartWatcher,
  ) {
    this.plan = plan;
    this.keyring = new Keyring(plan, planFolder(options));
    this.writeAccess = options.accessLog?.writeText ?? (() => undefined);
    this.crew = new Crew(size, this);
    const audience = { log, tellOthers: this.tellOthers };
    this.health = new SharedHealth(audience, () => performance.now());
    const toDialer = toDialers(this.keyring, options, () => performance.now());
    this.checks = new ClusterChecks(toDialer, (key, state) => this.crew.tellAll({ kind: 'checked', key, state }));
    this.ledger = new Ledger(
      {
        give: (worker, loan, asked) => this.crew.tell(worker, { kind: 'give', loan, asked }),
        recall: (worker, loan, owing) => this.crew.tell(worker, { kind: 'recall', loan, owing }),
      },
      size,
    );
    this.table = this.compile(plan);
    this.follow(this.table);
  }

  /** Takes a plan over in all workers, or in none: each is asked first. */
  async swap(plan: RoutingPlan): Promise<Revision | readonly Problem[]> {
    const answers = await this.crew.askAll((id) => ({ kind: 'prepare', id, plan }), patience);
    for (const report of answers.values()) {
      if (report?.kind !== 'prepared') return [silent];
      if (report.problems.length > 0) return report.problems;
    }
    const revision = this.revision + 1;
    const table = this.compile(plan, revision);
    this.plan = plan;
    this.revision = revision;
    this.table = table;
    this.follow(table);
    this.crew.tellAll({ kind: 'commit', plan, revision });
    return revision;
  }

  /** Reads certificates again, here first. */
  renew(): Renewal {
    const renewal = this.keyring.renew();
    if (renewal.changed > 0) this.crew.tellAll({ kind: 'renew' });
    return renewal;
  }

  async end(lingering: number, grace: number): Promise<DrainReport> {
    this.checks.stop();
    await this.crew.end({ kind: 'drain', lingering, grace }, lingering + grace + 5_000);
    const sum = (read: (report: DrainReport) => number): number =>
      this.drained.reduce((total, report) => total + read(report), 0);
    return { cut: sum(({ cut }) => cut), dismissed: sum(({ dismissed }) => dismissed) };
  }

  startOf(slot: number): WorkerStart {
    // When the last one has gone the port is free again, and must be the same one as before.
    if (this.crew.all().length === 0 && this.address) this.listen = this.address;
    const { plan, revision, listen, pseudonym, ticketKeys } = this;
    const options = toWorkerOptions(this.options);
    return { kind: 'start', slot, workers: this.crew.size, plan, revision, listen, pseudonym, ticketKeys, options };
  }

  onJoined({ id }: Member): void {
    this.ledger.join(id);
    for (const [key, state] of this.checks.states()) this.crew.tell(id, { kind: 'checked', key, state });
    for (const order of this.health.orders()) this.crew.tell(id, order);
  }

  onReport(member: Member, report: Report): void {
    switch (report.kind) {
      case 'listening':
        this.address ||= report.address;
        return this.watcher.listening(report.address);
      case 'failed':
        return this.watcher.failed(report);
      case 'log':
        return this.log(report.line);
      case 'health':
        return this.health.event(report);
      case 'outcomes':
        return this.health.outcomes(member.id, report.key, report.outcomes);
      case 'turned':
        return this.health.turned(member.id, report.key, report.turn);
      case 'purge':
        return this.crew.tellAll(report, member.id);
      case 'ask':
        return this.ledger.ask(member.id, report.loan);
      case 'return':
        return this.ledger.returned(member.id, report.loan, report.reply);
      case 'drained':
        this.drained.push(report.report);
        return;
    }
  }

  onDied({ id, pid, slot, snapshot }: Member, how: string, delay: number): void {
    this.ledger.leave(id);
    if (snapshot) this.retained = mergeMetrics([], [this.retained, snapshot.metrics]);
    this.watcher.died(how);
    if (delay === 0) return;
    const message = `Worker ${slot} (pid ${pid}) has died (${how}); another one starts in ${delay} ms.`;
    this.log({ level: 'error', event: 'worker-died', message });
  }

  private readonly tellOthers = (worker: number, order: Parameters<Crew['tellAll']>[0]): void =>
    this.crew.tellAll(order, worker);

  private follow(table: RoutingTable): void {
    const { connections = defaultLimits.connections } = this.options.limits ?? {};
    this.ledger.setLimits(limitsOf(table, connections));
    this.checks.follow(table);
  }

  private compile(plan: RoutingPlan, revision = this.revision): RoutingTable {
    return compile(plan, revision, secretsOf(plan, process.env));
  }
}

const silent: Problem = {
  code: 'PROXY_WORKER_SILENT',
  path: '',
  message: 'a worker did not say in time whether it can use the plan',
};
