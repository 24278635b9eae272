/** Compares two bodies: JSON value by value, everything else byte by byte. */
import { BodyBytes, type ComparedAnswer } from './comparison';
import { compareJson, type JsonRules } from './compare-json';
import type { Findings } from './findings';
import { parseExactly } from './parse-exactly';

/** @throws RangeError for JSON that is nested too deeply */
export function compareBodies(
  control: ComparedAnswer,
  candidate: ComparedAnswer,
  rules: JsonRules,
  findings: Findings,
): void {
  if (findings.isIgnored(['body'])) return;
  const [one, other] = [control.body, candidate.body];
  if (one === undefined || other === undefined) return compareLengths(control, candidate, findings);
  if (one.equals(other)) return;
  const [left, right] = [toJson(control), toJson(candidate)];
  if (left && right) return compareJson(left.value, right.value, rules, findings, ['body']);
  const at = firstDifference(one, other);
  findings.add(['body'], new BodyBytes(one.length, at), new BodyBytes(other.length, at));
}

/** Of bodies that are too large to be kept. A JSON body may be written in other lengths and say the same. */
function compareLengths(control: ComparedAnswer, candidate: ComparedAnswer, findings: Findings): void {
  const [one, other] = [lengthOf(control), lengthOf(candidate)];
  const areKnown = one !== undefined && other !== undefined;
  const isPlain = !isJson(control) && !isJson(candidate) && !isCoded(control) && !isCoded(candidate);
  if (areKnown && one !== other && isPlain) findings.add(['body'], new BodyBytes(one), new BodyBytes(other));
  else findings.unseen = true;
}

function lengthOf({ body, length }: ComparedAnswer): number | undefined {
  return body?.length ?? length;
}

function toJson(answer: ComparedAnswer): { readonly value: unknown } | undefined {
  if (!isJson(answer) || !answer.body) return undefined;
  try {
    return { value: parseExactly(answer.body.toString('utf8')) };
  } catch {
    return undefined;
  }
}

/** `application/json`, `application/problem+json` and the like. */
function isJson({ fields }: ComparedAnswer): boolean {
  return /^[\w.-]+\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(fields.get('content-type') ?? '');
}

function isCoded({ fields }: ComparedAnswer): boolean {
  return fields.has('content-encoding');
}

function firstDifference(one: Buffer, other: Buffer): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
