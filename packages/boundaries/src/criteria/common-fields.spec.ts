import type { CodeFacts, ShapeFact } from '@banyan/model';
import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { commonFields } from './common-fields';

const shape = (file: string, name: string, ...fields: string[]): ShapeFact => {
  return { id: `${file}#${name}`, name, file, line: 4, fields: fields.map((field) => ({ name: field })), handlers: [] };
};
const withColumns = (facts: CodeFacts, columns: Readonly<Record<string, readonly string[]>>): CodeFacts => ({
  ...facts,
  entities: facts.entities.map((entity) => {
    return { ...entity, columns: (columns[entity.name] ?? []).map((name) => ({ name, line: 1 })) };
  }),
});
const scores = (shapes: readonly ShapeFact[], columns: Readonly<Record<string, readonly string[]>> = {}) => {
  const entities = Object.fromEntries(Object.keys(columns).map((name) => [name, { file: 'db/entities.ts' }]));
  const facts = factsOf({ modules: [...shapes.map(({ file }) => file), 'db/entities.ts'], entities });
  return commonFields.score(indexFacts({ ...withColumns(facts, columns), shapes }));
};

const columns = {
  Order: ['id', 'created_at', 'unit_price', 'quantity', 'customer'],
  Photo: ['id', 'created_at', 'title', 'width', 'height'],
};

describe('data with the same fields', () => {
  it('a DTO that carries most of the rare columns of an entity is about it, however names are written', () => {
    const found = scores(
      [shape('a/create.dto.ts', 'CreateOrder', 'id', 'unitPrice', 'quantity', 'customer', 'coupon')],
      columns,
    );
    expect(found).toEqual([
      {
        from: 'a/create.dto.ts',
        to: 'entity:Order',
        score: expect.any(Number),
        text: 'CreateOrder has 4 of its 5 fields in common with the entity Order (customer, id, quantity, …)',
        evidence: [{ file: 'a/create.dto.ts', line: 4 }],
      },
    ]);
    // id is had by all three, three columns by two, the coupon by one.
    const [two, one] = [Math.log(3 / 2), Math.log(3)];
    expect(found[0]!.score).toBeCloseTo((3 * two) / (3 * two + one));
  });

  it('names that everybody has say nothing', () => {
    expect(scores([shape('a/page.dto.ts', 'Page', 'id', 'createdAt', 'cursor')], columns)).toEqual([]);
  });

  it('without an entity it is the nearest other data; what lies in one file is together already', () => {
    const found = scores([
      shape('a/create.dto.ts', 'CreateTax', 'rate', 'country', 'note'),
      shape('b/update.dto.ts', 'UpdateTax', 'rate', 'country'),
      shape('b/update.dto.ts', 'OtherTax', 'rate', 'country'),
      shape('c/else.dto.ts', 'Else', 'colour', 'size'),
    ]);
    expect(found.map(({ from, to }) => [from, to])).toEqual([['b/update.dto.ts', 'a/create.dto.ts']]);
  });

  it('what is equally near to many is a filter, and about none of them', () => {
    const filters = ['a', 'b', 'c', 'd', 'e'].map((name) => shape(`${name}/filter.dto.ts`, 'Filter', 'from', 'until'));
    const others = ['f', 'g', 'h'].map((name) => shape(`${name}/x.dto.ts`, 'X', `${name}1`, `${name}2`));
    expect(scores([...filters, ...others])).toEqual([]);
    expect(scores([...filters.slice(0, 3), ...others])).toHaveLength(3);
  });

  it('an entity that is given back is itself, not another thing with its fields', () => {
    expect(scores([shape('db/entities.ts', 'Order', ...columns.Order)], columns)).toEqual([]);
  });
});
