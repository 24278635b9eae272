/** Takes over a changed plan: whole and checked, or not at all. */
import { isDeepStrictEqual } from 'node:util';
import { BanyanError, type Problem, type RoutingPlan } from '@banyan/model';
import type { Revision } from '@banyan/routing';
import type { LogLine } from '../log/log-line';
import type { TallyBook } from '../metrics/tally-book';
import { writeLastGood } from './last-good';
import { examinePlan } from './plan-gate';
import { type FirstPlan, readPlan } from './plan-source';
import type { Environment } from './secrets';
import type { TableStore } from './table-store';

/** What became of an attempt to reload. */
export type ReloadOutcome =
  | { readonly kind: 'swapped' | 'unchanged'; readonly revision: Revision }
  | { readonly kind: 'refused'; readonly revision: Revision; readonly problems: readonly Problem[] };

/** What a reloader works on. */
export interface ReloaderParts {
  readonly tables: TableStore;
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

  /** Reads the plan file again. Without one there is nothing to read, and nothing changes. */
  reload(): Promise<ReloadOutcome> {
    return this.queue(async () => {
      const { planFile, environment } = this.parts;
      if (planFile === undefined) return this.unchanged();
      const read = await readPlan(planFile, environment).catch(toProblems);
      if (Array.isArray(read)) return this.refuse(read);
      if (read.text === this.text) return this.unchanged();
      this.text = read.text;
      return read.result.ok ? this.accept(read.result.value, read.text) : this.refuse(read.result.problems);
    });
  }

  /** Takes over a plan that does not come from the file. */
  apply(plan: RoutingPlan): Promise<ReloadOutcome> {
    return this.queue(async () => {
      const problems = examinePlan(plan, this.parts.environment);
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
    const { tables, book, log } = this.parts;
    const old = tables.current.table;
    this.refused = [];
    if (isDeepStrictEqual(plan, old.plan)) return this.unchanged();
    const revision = tables.swap(plan);
    book.reloads.swapped += 1;
    log({ level: 'info', event: 'plan-swapped', message: `Revision ${revision} of the plan is in use.`, revision });
    if (plan.listen !== old.plan.listen || plan.admin !== old.plan.admin) {
      const message = 'Addresses are taken over at the next start.';
      log({ level: 'warn', event: 'address-unchanged', message, revision });
    }
    if (text !== undefined) await this.keep(text);
    return { kind: 'swapped', revision };
  }

  private unchanged(): ReloadOutcome {
    this.parts.book.reloads.unchanged += 1;
    return { kind: 'unchanged', revision: this.parts.tables.current.table.revision };
  }

  private refuse(problems: readonly Problem[]): ReloadOutcome {
    const { book, log, tables } = this.parts;
    const { revision } = tables.current.table;
    this.refused = problems;
    book.reloads.refused += 1;
    const message = `The plan is refused; revision ${revision} stays in use.`;
    log({ level: 'error', event: 'plan-refused', message, revision, problems });
    return { kind: 'refused', revision, problems };
  }
}

function toProblems(error: unknown): Problem[] {
  if (!(error instanceof BanyanError)) throw error;
  return [{ code: error.code, path: '', message: error.message }];
}
