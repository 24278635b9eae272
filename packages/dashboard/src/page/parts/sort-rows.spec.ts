import { sortRows } from './sort-rows';

describe('sorting a table', () => {
  const rows = [
    { name: 'b', price: 10 },
    { name: 'a', price: 9 },
    { name: 'c', price: 10 },
  ];
  const names = (sorted: readonly { readonly name: string }[]): string => sorted.map(({ name }) => name).join('');

  it('takes numbers by value and leaves equals as they were', () => {
    expect(names(sortRows(rows, ({ price }) => price, false))).toBe('abc');
    expect(names(sortRows(rows, ({ price }) => price, true))).toBe('bca');
  });

  it('takes words by alphabet, and nothing where there is no key', () => {
    expect(names(sortRows(rows, ({ name }) => name, true))).toBe('cba');
    expect(sortRows(rows, undefined, true)).toBe(rows);
  });
});
