import { readFileSync } from 'node:fs';
import { reasonOf } from './reason-of';

test('a fault of the file system is told without the path of this machine', () => {
  try {
    readFileSync('/not/there/shop.ts');
    throw new Error('was read');
  } catch (error) {
    expect(reasonOf(error)).toBe('ENOENT: no such file or directory');
  }
});

test.each([
  [new Error('one line\n    at somewhere'), 'one line'],
  ['a text', 'a text'],
  [undefined, 'undefined'],
])('%p is told in one line', (cause, told) => {
  expect(reasonOf(cause)).toBe(told);
});
