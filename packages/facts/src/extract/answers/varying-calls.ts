/** Calls that give something else each time: the clock, chance. */
import type { AnswerFact } from '@banyan/model';
import type { PlacedCall } from '../../link/project';

type Varying = Extract<AnswerFact['kind'], 'clock' | 'chance'>;

const members: ReadonlyMap<string, Varying> = new Map([
  ['Date.now', 'clock'],
  ['DateTime.now', 'clock'],
  ['DateTime.utc', 'clock'],
  ['Math.random', 'chance'],
  ...['randomUUID', 'randomBytes', 'randomInt', 'getRandomValues'].map((name) => [`crypto.${name}`, 'chance'] as const),
  ...['sample', 'sampleSize', 'shuffle', 'random'].flatMap((name) =>
    ['_', 'lodash'].map((of) => [`${of}.${name}`, 'chance'] as const),
  ),
]);
/** Called as they are, and, of the clock, without anything that says which time. */
const plain: ReadonlyMap<string, Varying> = new Map([
  ...['Date', 'dayjs', 'moment'].map((name) => [name, 'clock'] as const),
  ...['randomUUID', 'randomBytes', 'randomInt', 'nanoid', 'uuid', 'uuidv4', 'shuffle', 'sampleSize'].map(
    (name) => [name, 'chance'] as const,
  ),
]);

export function variesBy({ call: { callee, args, isNew } }: PlacedCall): Varying | undefined {
  if (callee.kind === 'member' && callee.of.kind === 'name') return members.get(`${callee.of.name}.${callee.name}`);
  const found = callee.kind === 'name' ? plain.get(callee.name) : undefined;
  if (found !== 'clock') return found;
  return args.length === 0 && (isNew || callee.kind !== 'name' || callee.name !== 'Date') ? found : undefined;
}
