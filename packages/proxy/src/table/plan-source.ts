/** Where the plan comes from: a file that may change, or a value. */
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { acceptDocument, type ParseResult, type Problem, type RoutingPlan } from '@banyan/model';
import { planChoice, planMissing } from '../errors';
import type { ProxyOptions } from '../options';
import { readLastGood } from './last-good';
import { examinePlan, examineText } from './plan-gate';
import { type Environment, environmentOf } from './secrets';

/** What of a proxy's options is about the plan. */
export type PlanOptions = Pick<ProxyOptions, 'planFile' | 'plan' | 'to' | 'invalidPlan' | 'stateDir' | 'environment'>;

/** A plan with its text, by which a change is noticed. */
export interface ReadPlan {
  readonly text: string;
  readonly result: ParseResult<RoutingPlan>;
}

/** The plan to start with. */
export interface FirstPlan {
  readonly plan: RoutingPlan;
  /** Text of the file as it stands now. */
  readonly text: string;
  /** What is wrong with it, when the last good plan stands in; empty otherwise. */
  readonly refused: readonly Problem[];
}

/**
 * The plan a proxy starts with.
 * @throws BanyanError `PROXY_PLAN_MISSING`, `PROXY_PLAN_CHOICE`, `ROUTING_PLAN_REFUSED`
 */
export async function readFirstPlan(options: PlanOptions): Promise<FirstPlan> {
  const { planFile, plan, to } = options;
  if ([planFile, plan, to].filter((given) => given !== undefined).length !== 1) throw planChoice();
  if (planFile !== undefined) return readFirstFile(planFile, options);
  const given = plan ?? everythingTo(to ?? '');
  const problems = examinePlan(given, environmentOf(options), planFolder(options));
  const result: ParseResult<RoutingPlan> = problems.length === 0 ? { ok: true, value: given } : { ok: false, problems };
  const from = to === undefined ? 'The plan' : `--to ${to}`;
  return { plan: acceptDocument('routing-plan', result, from), text: '', refused: [] };
}

/** Where relative paths of the plan start: beside it, or where the process runs. */
export function planFolder({ planFile }: Pick<ProxyOptions, 'planFile'>): string {
  return planFile === undefined ? process.cwd() : dirname(planFile);
}

/** @throws BanyanError `PROXY_PLAN_MISSING` */
export async function readPlan(file: string, environment: Environment): Promise<ReadPlan> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw planMissing(file, cause);
  });
  return { text, result: examineText(text, environment, dirname(file)) };
}

async function readFirstFile(file: string, options: PlanOptions): Promise<FirstPlan> {
  const environment = environmentOf(options);
  const { text, result } = await readPlan(file, environment);
  if (result.ok) return { plan: result.value, text, refused: [] };
  const lastGood =
    options.invalidPlan === 'refuse' ? undefined : await readLastGood(file, environment, options.stateDir);
  const plan = lastGood ?? acceptDocument<RoutingPlan>('routing-plan', result, file);
  return { plan, text, refused: result.problems };
}

/** The first step anybody takes: the proxy in front, everything to the monolith. */
function everythingTo(origin: string): RoutingPlan {
  return { schema: 'banyan/routing-plan@1', upstreams: { monolith: { url: origin } }, monolith: 'monolith' };
}
