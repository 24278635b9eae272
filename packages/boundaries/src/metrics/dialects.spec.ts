import type { Assignment } from './assignment';
import { dialects } from './dialects';

const assignment: Assignment = new Map([
  ['constructor', '__proto__'],
  ['__proto__', '__proto__'],
  ['1', 'toString'],
]);
const calls = [
  { from: 'constructor', to: '__proto__', volume: 1 },
  { from: '__proto__', to: '1', volume: 1 },
];

describe.each(dialects.map((dialect) => [dialect.name, dialect] as const))('%s', (_, { figures, score }) => {
  test('has the figures it names', () => {
    const scores = score({ assignment, calls, useCases: new Map() });
    expect(Object.keys(scores)).toEqual(figures.map(({ name }) => name));
  });

  test('members may be called anything; figures are finite or null', () => {
    for (const value of Object.values(score({ assignment, calls, useCases: new Map([['1', ['a']]]) }))) {
      expect(value === null || Number.isFinite(value)).toBe(true);
    }
    for (const value of Object.values(score({ assignment, calls: [] }))) {
      expect(value === null || Number.isFinite(value)).toBe(true);
    }
  });
});
