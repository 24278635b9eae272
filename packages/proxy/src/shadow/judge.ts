/** Compares what two servers answered: takes codings off where it has to, and keeps within the time there is. */
import { compareAnswers } from '../compare/compare-answers';
import type { ComparedAnswer, Comparison } from '../compare/comparison';
import { toMessages } from '../compare/grpc-messages';
import { isGrpcType } from '../head/is-grpc-type';
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
  if (isSame || [control, candidate].every((answer) => !codingOf(answer) && !isGrpc(answer))) return [one, other];
  return Promise.all([readBody(one, max), readBody(other, max)]);
}

async function readBody(answer: ComparedAnswer, max: number): Promise<ComparedAnswer> {
  const { body, fields } = answer;
  if (!body) return answer;
  if (!isGrpc(answer)) return { ...answer, body: await uncode(body, fields.get('content-encoding') ?? '', max) };
  const messages = await readMessages(body, fields.get('grpc-encoding') ?? '', max);
  return messages ? { ...answer, body: Buffer.concat(messages), messages } : { ...answer, body: undefined };
}

async function readMessages(body: Buffer, coding: string, max: number): Promise<readonly Buffer[] | undefined> {
  const read: Buffer[] = [];
  let left = max;
  const messages = toMessages(body);
  if (!messages) return undefined;
  for (const { isCoded, bytes } of messages) {
    const message = isCoded ? await uncode(bytes, coding, left) : bytes;
    if (!message || message.length > left) return undefined;
    left -= message.length;
    read.push(message);
  }
  return read;
}

function toCompared({ status, fields, body, length }: KeptAnswer): ComparedAnswer {
  const isCut = body.lost !== undefined && !fields.has('grpc-status');
  return { status, fields, body: body.bytes(), length, isCut };
}

function codingOf({ fields }: KeptAnswer): string {
  return fields.get('content-encoding') ?? fields.get('grpc-encoding') ?? '';
}

function isGrpc({ fields }: Pick<KeptAnswer, 'fields'>): boolean {
  return isGrpcType(fields.get('content-type'));
}
