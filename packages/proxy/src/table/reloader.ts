/** Takes over a changed plan: whole and checked, or not at all. */
import { isDeepStrictEqual } from 'node:util';
import { BanyanError, type Problem, type RoutingPlan } from '@banyan/model';
import type { Revision } from '@banyan/routing';
import type { LogLine } from '../log/log-line';
import type { TallyBook } from '../metrics/tally-book';
import { writeLastGood } from './last-good';
import { examinePlan } from './plan-gate';
import type { Keyring } from '../tls/keyring';
import { type FirstPlan, planFolder, readPlan, type ReadPlan } from './plan-source';
import type { Environment } from './secrets';

/** What became of an attempt to reload. */
export type ReloadOutcome =
  /** `renewed`: the same plan with other certificates. */
  | { readonly kind: 'swapped' | 'renewed' | 'unchanged'; readonly revision: Revision }
  | { readonly kind: 'refused'; readonly revision: Revision; readonly problems: readonly Problem[] };

/** Holds the plan in use: the tables of this process, or those of all workers. */
export interface PlanHolder {
  readonly plan: RoutingPlan;
  readonly revision: Revision;
  /** Takes over a sound plan, or says why it cannot be; then nothing has changed. */
  swap(plan: RoutingPlan): Revision | Promise<Revision | readonly Problem[]>;
}

/** What a reloader works on. */
export interface ReloaderParts {
  readonly tables: PlanHolder;
  readonly keyring: Pick<Keyring, 'adopt' | 'renew'>;
  readonly book: TallyBook;
  readonly log: (line: LogLine) => void;
  readonly planFile: string | undefined;
  readonly stateDir: string | undefined;
  readonly environment: Environment;
}

/** Reloads one at a time, in the order they were asked for. */
export class Reloader {
  private turn: Promise<unknown> = Promise.resolve();
  /** Of the plan file, as last taken over or refused. */
  private text: string;
  /** What is wrong with the plan as it stands now; empty when it is the one in use. */
  refused: readonly Problem[];

  constructor(
    private readonly parts: ReloaderParts,
    private readonly first: FirstPlan,
  ) {
    this.text = first.text;
    this.refused = first.refused;
  }

  /** Keeps the plan of the start if it works, or says that another one stands in for it. */
  start(): Promise<void> {
    return this.queue(async () => {
      const { refused: problems, text } = this.first;
      if (problems.length === 0) return this.keep(text);
      const message = 'THE PLAN IS INVALID: the last good plan is used in its place. Mend the plan and reload.';
      this.parts.log({ level: 'warn', event: 'plan-last-good', message, revision: 1, problems });
    });
  }

  /** Reads the plan file again, and the certificates it names. */
  reload(): Promise<ReloadOutcome> {
    return this.queue(async () => {
      const { planFile, environment } = this.parts;
      if (planFile === undefined) return this.renew();
      const read = await readPlan(planFile, environment).catch(toProblems);
      if (Array.isArray(read)) return this.refuse(read);
      if (read.text === this.text) return this.lookAgain(read);
      this.text = read.text;
      return read.result.ok ? this.accept(read.result.value, read.text) : this.refuse(read.result.problems);
    });
  }

  /** Takes over a plan that does not come from the file. */
  apply(plan: RoutingPlan): Promise<ReloadOutcome> {
    return this.queue(async () => {
      const problems = examinePlan(plan, this.parts.environment, planFolder(this.parts));
      return problems.length === 0 ? this.accept(plan) : this.refuse(problems);
    });
  }

  /** Keeps the text of a plan that works; a disk that says no is reported and changes nothing else. */
  private async keep(text: string): Promise<void> {
    const { planFile, stateDir, log } = this.parts;
    if (planFile === undefined) return;
    await writeLastGood(planFile, text, stateDir).catch((error: Error) => {
      const message = `The last good plan could not be kept: ${error.message}`;
      log({ level: 'warn', event: 'last-good-not-kept', message });
    });
  }

  private queue<T>(work: () => Promise<T>): Promise<T> {
    const result = this.turn.then(work);
    this.turn = result.catch(() => undefined);
    return result;
  }

  private async accept(plan: RoutingPlan, text?: string): Promise<ReloadOutcome> {
    const { tables, book, log, keyring } = this.parts;
    const old = tables.plan;
    this.refused = [];
    if (isDeepStrictEqual(plan, old)) return this.renew();
    keyring.adopt(plan);
    const revision = await tables.swap(plan);
    if (typeof revision !== 'number') {
      keyring.adopt(old);
      return this.refuse(revision);
    }
    book.reloads.swapped += 1;
    log({ level: 'info', event: 'plan-swapped', message: `Revision ${revision} of the plan is in use.`, revision });
    const isOtherFront = !plan.tls !== !old.tls || plan.workers !== old.workers;
    if (plan.listen !== old.listen || plan.admin !== old.admin || isOtherFront) {
      const message = 'Addresses, whether TLS is spoken there, and workers are taken over at the next start.';
      log({ level: 'warn', event: 'address-unchanged', message, revision });
    }
    if (text !== undefined) await this.keep(text);
    return { kind: 'swapped', revision };
  }

  /** The text is the same; what it refers to may be mended, or broken. */
  private lookAgain({ text, result }: ReadPlan): ReloadOutcome | Promise<ReloadOutcome> {
    if (result.ok) return this.refused.length > 0 ? this.accept(result.value, text) : this.renew();
    this.parts.keyring.renew(); // one broken certificate keeps no other from being renewed
    return isDeepStrictEqual(result.problems, this.refused) ? this.unchanged() : this.refuse(result.problems);
  }

  /** The plan stays; certificates and keys are taken over where they are sound and others. */
  private renew(): ReloadOutcome {
    const { keyring, tables, log, book } = this.parts;
    const { changed, problems } = keyring.renew();
    if (problems.length > 0) return this.refuse(problems);
    this.refused = [];
    if (changed === 0) return this.unchanged();
    const { revision } = tables;
    book.reloads.renewed += 1;
    const message = `Certificates were read again: ${changed} changed.`;
    log({ level: 'info', event: 'certificates-renewed', message, revision });
    return { kind: 'renewed', revision };
  }

  private unchanged(): ReloadOutcome {
    this.parts.book.reloads.unchanged += 1;
    return { kind: 'unchanged', revision: this.parts.tables.revision };
  }

  private refuse(problems: readonly Problem[]): ReloadOutcome {
    const { book, log, tables } = this.parts;
    const { revision } = tables;
    this.refused = problems;
    book.reloads.refused += 1;
    const message = `The plan is refused; revision ${revision} stays in use, with the certificates it had.`;
    log({ level: 'error', event: 'plan-refused', message, revision, problems });
    return { kind: 'refused', revision, problems };
  }
}

function toProblems(error: unknown): Problem[] {
  if (!(error instanceof BanyanError)) throw error;
  return [{ code: error.code, path: '', message: error.message }];
}
