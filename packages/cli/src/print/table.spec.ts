import { formatTable } from './table';

describe('a table', () => {
  it('aligns words left and columns of numbers right', () => {
    const table = formatTable([
      ['context', 'files'],
      ['photos', 12],
      ['billing', 7],
    ]);
    expect(table.split('\n')).toEqual(['context  files', '-------  -----', 'photos      12', 'billing      7']);
  });
});
