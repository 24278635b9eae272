import type { Prerequisite } from '@banyan/model';
import { settlePrerequisites } from './settle-prerequisites';

function settledBy(kind: Prerequisite['kind'], others: readonly string[], outside: readonly string[]) {
  const [one] = settlePrerequisites([{ kind, text: 'it', file: 'src/a.ts', line: 1, others }], outside);
  expect(one).not.toHaveProperty('others');
  return one?.doneWith;
}

test('a transaction is split when all others in it have left, by the last of them', () => {
  expect(settledBy('split-transaction', ['a', 'b'], ['b'])).toBeUndefined();
  expect(settledBy('split-transaction', ['a', 'b'], ['b', 'c', 'a'])).toBe('a');
});

test('state is shared by the first that left with it', () => {
  expect(settledBy('share-state', ['a', 'b'], ['c', 'b', 'a'])).toBe('b');
  expect(settledBy('share-state', ['a', 'b'], ['c'])).toBeUndefined();
});

test('what concerns nobody else is never settled', () => {
  expect(settledBy('break-cycle', [], ['a'])).toBeUndefined();
});
