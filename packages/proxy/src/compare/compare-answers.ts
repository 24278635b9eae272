/** Compares two answers to one request: status, the fields that are asked for, and the body. */
import { compareBodies } from './compare-bodies';
import type { JsonRules } from './compare-json';
import type { ComparedAnswer, Comparison, Verdict } from './comparison';
import { Findings } from './findings';
import { toPattern } from './path-pattern';

/** What is compared, and how. */
export interface AnswerRules extends JsonRules {
  /** In lower case. */
  readonly fields: readonly string[];
}

/** The plan's word about comparing. */
export interface PlainRules {
  readonly fields: readonly string[];
  readonly ignore: readonly string[];
  readonly unordered: readonly string[];
  readonly absolute: number;
  readonly relative: number;
}

/** Works patterns out once, not for every answer. */
export function toAnswerRules({ ignore, unordered, ...rest }: PlainRules): AnswerRules {
  return { ...rest, ignore: ignore.map(toPattern), unordered: unordered.map(toPattern) };
}

/**
 * @param control what the caller got
 * @throws RangeError for JSON that is nested too deeply
 */
export function compareAnswers(control: ComparedAnswer, candidate: ComparedAnswer, rules: AnswerRules): Comparison {
  if (isRevalidated(control, candidate))
    return { verdict: 'uncompared', differences: [], more: false, reason: 'revalidated' };
  const findings = new Findings(rules.ignore);
  if (control.status !== candidate.status) findings.add(['status'], control.status, candidate.status);
  compareCallStatus(control, candidate, findings);
  for (const name of rules.fields) compareField(name, control, candidate, findings);
  if (!isAboutState(control, candidate)) compareBodies(control, candidate, rules, findings);
  const { differences, more } = findings;
  const verdict = verdictOf(findings);
  return { verdict, differences, more, ...(verdict === 'uncompared' && { reason: 'too large' as const }) };
}

/** What the status is to HTTP. It stands behind the body, so that who has not read that to its end does not know it. */
function compareCallStatus(control: ComparedAnswer, candidate: ComparedAnswer, findings: Findings): void {
  if (!control.isCut && !candidate.isCut) compareField('grpc-status', control, candidate, findings);
}

function compareField(name: string, control: ComparedAnswer, candidate: ComparedAnswer, findings: Findings): void {
  const [one, other] = [control.fields.get(name), candidate.fields.get(name)];
  if (one === other || (caseless.has(name) && normal(one) === normal(other))) return;
  findings.add(['fields', name], one, other);
}

/** Fields in which case and blanks mean nothing. */
const caseless: ReadonlySet<string> = new Set(['allow', 'cache-control', 'content-language', 'content-type', 'vary']);

function normal(value: string | undefined): string | undefined {
  return value?.toLowerCase().replace(/\s*([;,=])\s*/g, '$1');
}

/** Validators are each server's own (RFC 9110 13): one may well know what the caller has when the other does not. */
function isRevalidated({ status }: ComparedAnswer, other: ComparedAnswer): boolean {
  return (status === 304 && other.status === 200) || (status === 200 && other.status === 304);
}

/** One of them has no body by its status; that the statuses differ says it all. */
function isAboutState({ status }: ComparedAnswer, other: ComparedAnswer): boolean {
  return status !== other.status && [204, 304].some((bare) => status === bare || other.status === bare);
}

function verdictOf({ differences, unseen, ignored }: Findings): Verdict {
  if (differences.length > 0) return 'mismatch';
  if (unseen) return 'uncompared';
  return ignored > 0 ? 'ignored' : 'match';
}
