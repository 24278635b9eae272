/** Compares what two servers answered: takes codings off where it has to, and keeps within the time there is. */
import { compareAnswers } from '../compare/compare-answers';
import type { ComparedAnswer, Comparison } from '../compare/comparison';
import type { CompareBudget } from './compare-budget';
import type { KeptAnswer } from './kept-answer';
import type { ShadowWay } from './shadow-way';
import { uncode } from './uncode';

/** JSON and codings grow: so many times what is kept of a coded body is still compared. */
const expansion = 8;

const nothing: Comparison = { verdict: 'uncompared', differences: [], more: false };

/** Never fails: what cannot be compared is `uncompared`. */
export async function judge(
  control: KeptAnswer,
  candidate: KeptAnswer,
  { compare, rules }: Pick<ShadowWay, 'compare' | 'rules'>,
  { budget }: { readonly budget: CompareBudget },
): Promise<Comparison> {
  const [one, other] = await readBoth(control, candidate, rules.compare.maxBytes * expansion);
  try {
    const comparison = budget.spend(() => compareAnswers(one, other, compare));
    if (!comparison) return { ...nothing, reason: 'no time' };
    const wasRead = (one.body || control.body.lost) && (other.body || candidate.body.lost);
    return comparison.reason === 'too large' && !wasRead ? { ...comparison, reason: 'unreadable' } : comparison;
  } catch {
    return { ...nothing, reason: 'nested too deeply' };
  }
}

/** Bodies that are equal as they are need no reading. */
async function readBoth(
  control: KeptAnswer,
  candidate: KeptAnswer,
  max: number,
): Promise<readonly [ComparedAnswer, ComparedAnswer]> {
  const [one, other] = [toCompared(control), toCompared(candidate)];
  const isSame = one.body && other.body && codingOf(control) === codingOf(candidate) && one.body.equals(other.body);
  if (isSame || (!codingOf(control) && !codingOf(candidate))) return [one, other];
  return Promise.all([withoutCoding(one, max), withoutCoding(other, max)]);
}

async function withoutCoding(answer: ComparedAnswer, max: number): Promise<ComparedAnswer> {
  const { body, fields } = answer;
  return body ? { ...answer, body: await uncode(body, fields.get('content-encoding') ?? '', max) } : answer;
}

function toCompared({ status, fields, body, length }: KeptAnswer): ComparedAnswer {
  return { status, fields, body: body.bytes(), length };
}

function codingOf({ fields }: KeptAnswer): string {
  return fields.get('content-encoding') ?? '';
}
