import { indexFacts } from '../facts-index';
import { factsOf, type FactsSketch } from '../facts-of.fixture';
import { placeLoose } from './place-loose';
import { surveyGround } from './survey-ground';

const placed = (imports: FactsSketch['imports'], groups: Record<string, number>) => {
  const found = new Map(Object.entries(groups));
  placeLoose(surveyGround(indexFacts(factsOf({ imports: imports! }))), found);
  return Object.fromEntries(found);
};

describe('modules that nothing couples', () => {
  it('go where most of those are that name them', () => {
    const imports = [
      ['a/one.ts', 'x/shape.ts', 'type-only'],
      ['b/two.ts', 'x/shape.ts', 'type-only'],
      ['b/three.ts', 'x/shape.ts', 'type-only'],
      ['b/two.ts', 'b/three.ts', 'value'],
      ['a/one.ts', 'a/four.ts', 'value'],
    ] as const;
    const before = { 'a/one.ts': 1, 'a/four.ts': 1, 'b/two.ts': 2, 'b/three.ts': 2, 'x/shape.ts': 3 };
    expect(placed(imports, before)).toEqual({ ...before, 'x/shape.ts': 2 });
  });

  it('stay alone where two groups name them equally often', () => {
    const imports = [
      ['a/one.ts', 'x/shape.ts', 'type-only'],
      ['a/one.ts', 'a/four.ts', 'value'],
      ['b/two.ts', 'x/shape.ts', 'type-only'],
      ['b/two.ts', 'b/three.ts', 'value'],
    ] as const;
    const before = { 'a/one.ts': 1, 'a/four.ts': 1, 'b/two.ts': 2, 'b/three.ts': 2, 'x/shape.ts': 3 };
    expect(placed(imports, before)).toEqual(before);
  });

  it('follow other types, and what they name themselves where nobody names them', () => {
    const imports = [
      ['x/shape.ts', 'y/point.ts', 'type-only'],
      ['x/shape.ts', 'a/one.ts', 'import-type'],
      ['a/one.ts', 'a/four.ts', 'value'],
    ] as const;
    expect(placed(imports, { 'a/one.ts': 1, 'a/four.ts': 1, 'x/shape.ts': 2, 'y/point.ts': 3 })).toEqual({
      'a/one.ts': 1,
      'a/four.ts': 1,
      'x/shape.ts': 1,
      'y/point.ts': 1,
    });
  });

  it('are left alone when they are coupled', () => {
    const imports = [
      ['a/one.ts', 'x/shape.ts', 'type-only'],
      ['x/shape.ts', 'x/point.ts', 'value'],
    ] as const;
    const before = { 'a/one.ts': 1, 'x/shape.ts': 2, 'x/point.ts': 2 };
    expect(placed(imports, before)).toMatchObject({ 'x/shape.ts': 2, 'x/point.ts': 2 });
  });
});
