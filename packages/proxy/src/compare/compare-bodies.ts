/** Compares two bodies, gRPC's message by message: JSON value by value, everything else byte by byte. */
import { BodyBytes, type ComparedAnswer, type Step } from './comparison';
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
  const areJson = isJson(control) && isJson(candidate);
  const [mine, theirs] = [control.messages, candidate.messages];
  if (!mine || !theirs) return compareBytes(['body'], one, other, areJson, rules, findings);
  for (const [i, message] of mine.entries()) {
    const its = theirs[i];
    if (its) compareBytes(['body', i], message, its, areJson, rules, findings);
    else findings.add(['body', i], new BodyBytes(message.length), undefined);
  }
  for (const [i, message] of theirs.entries()) {
    if (i >= mine.length) findings.add(['body', i], undefined, new BodyBytes(message.length));
  }
}

function compareBytes(
  path: Step[],
  one: Buffer,
  other: Buffer,
  areJson: boolean,
  rules: JsonRules,
  findings: Findings,
): void {
  if (one.equals(other)) return;
  const [left, right] = areJson ? [toJson(one), toJson(other)] : [];
  if (left && right) return compareJson(left.value, right.value, rules, findings, path);
  const at = firstDifference(one, other);
  findings.add(path, new BodyBytes(one.length, at), new BodyBytes(other.length, at));
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

function toJson(body: Buffer): { readonly value: unknown } | undefined {
  try {
    return { value: parseExactly(body.toString('utf8')) };
  } catch {
    return undefined;
  }
}

/** `application/json`, `application/problem+json`, `application/grpc+json` and the like. */
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
