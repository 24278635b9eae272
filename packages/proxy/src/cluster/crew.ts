/** The worker processes: starts them, replaces those that die, and carries what is said. */
import cluster, { type Worker } from 'node:cluster';
import { afterDeath } from './backoff';
import type { Order, Report, Snapshot, WorkerStart } from './messages';
import { relayLines } from './relay-lines';

/** A worker process. */
export interface Member {
  readonly slot: number;
  /** Unlike the slot's, a number of this process alone. */
  readonly id: number;
  readonly pid: number;
  listening: boolean;
  /** As it said last. */
  snapshot: Snapshot | undefined;
}

/** What the crew's owner does. */
export interface CrewOwner {
  startOf(slot: number): WorkerStart;
  onJoined(member: Member): void;
  onReport(member: Member, report: Report): void;
  /** @param delay milliseconds until its successor starts */
  onDied(member: Member, how: string, delay: number): void;
  readonly writeAccess: (lines: string) => void;
}

interface Crewman extends Member {
  readonly worker: Worker;
  readonly born: number;
}

/** One per primary process. */
export class Crew {
  private readonly members = new Map<number, Crewman>();
  private readonly shortLives = new Map<number, number>();
  private readonly questions = new Map<number, (member: Member, report: Report | undefined) => void>();
  private lastQuestion = 0;
  private ending = false;
  private whenGone: (() => void) | undefined;
  /** Workers that died and were replaced. */
  deaths = 0;

  constructor(
    readonly size: number,
    private readonly owner: CrewOwner,
  ) {}

  /** Those that run now. */
  all(): readonly Member[] {
    return [...this.members.values()];
  }

  /** Whether every one of them takes requests. */
  get complete(): boolean {
    return this.members.size === this.size && this.all().every(({ listening }) => listening);
  }

  start(): void {
    cluster.setupPrimary({ exec: require.resolve('./worker-main'), args: [], silent: true });
    for (let slot = 0; slot < this.size; slot++) this.fork(slot);
  }

  tell(id: number, order: Order): void {
    const worker = this.members.get(id)?.worker;
    if (worker?.isConnected()) worker.send(order, () => undefined);
  }

  tellAll(order: Order, but?: number): void {
    for (const { id } of this.all()) if (id !== but) this.tell(id, order);
  }

  /**
   * Asks all of them.
   * @returns what they answered; those that died are not in it, those that did not answer in time are, without a report
   */
  askAll(toOrder: (id: number) => Order, patience: number): Promise<ReadonlyMap<Member, Report | undefined>> {
    const question = ++this.lastQuestion;
    const awaited = new Set<Member>(this.all());
    const answers = new Map<Member, Report | undefined>();
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.questions.delete(question);
        resolve(answers);
      };
      const timer = setTimeout(() => {
        awaited.forEach((member) => answers.set(member, undefined));
        end();
      }, patience);
      this.questions.set(question, (member, report) => {
        if (!awaited.delete(member)) return;
        if (report) answers.set(member, report);
        if (awaited.size === 0) end();
      });
      if (awaited.size === 0) end();
      else this.tellAll(toOrder(question));
    });
  }

  /** Nobody is replaced any more; resolves when all have gone. @param patience milliseconds until they are killed */
  async end(order: Order, patience: number): Promise<void> {
    this.ending = true;
    const gone = new Promise<void>((resolve) => (this.whenGone = resolve));
    this.tellAll(order);
    if (this.members.size === 0) return;
    const timer = setTimeout(() => this.kill(), patience);
    await gone;
    clearTimeout(timer);
  }

  /** Without a word. */
  kill(): void {
    this.ending = true;
    for (const { worker } of this.members.values()) worker.process.kill('SIGKILL');
  }

  private fork(slot: number): void {
    if (this.ending) return;
    const worker = cluster.fork();
    const { id, process: child } = worker;
    const member: Crewman = {
      slot,
      id,
      pid: child.pid ?? 0,
      worker,
      born: performance.now(),
      listening: false,
      snapshot: undefined,
    };
    this.members.set(id, member);
    if (child.stdout) relayLines(child.stdout, this.owner.writeAccess);
    child.stderr?.on('data', (chunk: Buffer) => process.stderr.write(chunk));
    worker.on('error', () => undefined);
    worker.on('message', (report: Report) => this.heard(member, report));
    worker.on('exit', (code, signal) => this.left(member, signal ?? `exit code ${code}`));
    this.tell(id, this.owner.startOf(slot));
    this.owner.onJoined(member);
  }

  private heard(member: Member, report: Report): void {
    if (report.kind === 'listening') member.listening = true;
    if (report.kind === 'snapshot' || report.kind === 'drained') member.snapshot = report;
    if ('id' in report) this.questions.get(report.id)?.(member, report);
    this.owner.onReport(member, report);
  }

  private left(member: Crewman, how: string): void {
    this.members.delete(member.id);
    for (const told of [...this.questions.values()]) told(member, undefined);
    const { slot, born } = member;
    const { shortLives, delay } = afterDeath(this.shortLives.get(slot) ?? 0, performance.now() - born);
    this.shortLives.set(slot, shortLives);
    if (!this.ending) this.deaths += 1;
    this.owner.onDied(member, how, this.ending ? 0 : delay);
    if (!this.ending) setTimeout(() => this.fork(slot), delay);
    else if (this.members.size === 0) this.whenGone?.();
  }
}
