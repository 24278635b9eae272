import { deriveTableUses } from '../data/derive-table-uses';
import { facts, proposal } from '../report-data.fixture';
import { buildMatrix, countContexts } from './matrix';

describe('the matrix of tables and contexts', () => {
  const tables = deriveTableUses(facts, proposal);
  const { columns, rows } = buildMatrix(tables, ['audit', 'images', 'orders']);

  it('has the contexts that own or touch a table as columns, and what is in no context last', () => {
    expect(columns.map(({ name }) => name)).toEqual(['images', 'orders', 'in no context']);
  });

  it('has tables of most contexts first, cells in the order of the columns', () => {
    expect(rows.map(({ table }) => table.entity)).toEqual(['Image', 'Audit']);
    expect(rows[0]?.cells.map((cell) => [cell?.reads, cell?.writes])).toEqual([
      [2, 0],
      [0, 1],
      [1, 0],
    ]);
    expect(rows[1]?.cells).toEqual([undefined, undefined, undefined]);
  });

  it('marks what a context writes that does not own it', () => {
    expect(rows.map(({ writtenFromOutside }) => writtenFromOutside)).toEqual([true, false]);
    expect(tables.map(countContexts)).toEqual([0, 2]);
  });
});
