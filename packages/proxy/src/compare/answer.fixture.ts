/** Answers and rules for the specs of comparing, from what matters about them. */
import { type AnswerRules, compareAnswers, toAnswerRules } from './compare-answers';
import type { ComparedAnswer, Comparison } from './comparison';

/** Rules that let nothing be. */
export const strict = { fields: ['content-type'], ignore: [], unordered: [], absolute: 0, relative: 0 };

/** An answer with a body of JSON. */
export function jsonOf(value: unknown): ComparedAnswer {
  return answerOf(JSON.stringify(value));
}

/** An answer with a body of text, in JSON's type unless another one is given. */
export function answerOf(body: string, rest: Partial<ComparedAnswer> = {}): ComparedAnswer {
  const bytes = Buffer.from(body);
  const fields = new Map([['content-type', 'application/json; charset=utf-8']]);
  return { status: 200, fields, body: bytes, length: bytes.length, ...rest };
}

/** How two values of JSON compare. */
export function compareValues(control: unknown, candidate: unknown, rules: Partial<typeof strict> = {}): Comparison {
  return compareAnswers(jsonOf(control), jsonOf(candidate), rulesOf(rules));
}

/** Strict but for what is given. */
export function rulesOf(rules: Partial<Record<keyof typeof strict, unknown>>): AnswerRules {
  return toAnswerRules({ ...strict, ...rules } as Parameters<typeof toAnswerRules>[0]);
}

/** Verdict and pointers, e.g. `mismatch /body/a /status`. */
export function wordsOf({ verdict, differences }: Comparison): string {
  return [verdict, ...differences.map(({ path }) => path)].join(' ');
}
