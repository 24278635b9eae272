import { randomFrom } from './random';

describe('seeded numbers', () => {
  const take = (seed: number, count: number) => {
    const next = randomFrom(seed);
    return Array.from({ length: count }, () => next());
  };

  test('the same seed gives the same numbers, another seed others', () => {
    expect(take(7, 5)).toEqual(take(7, 5));
    expect(take(7, 5)).not.toEqual(take(8, 5));
  });

  test('numbers lie in [0, 1) and spread over it', () => {
    const numbers = take(1, 10_000);
    expect(numbers.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(numbers.reduce((sum, value) => sum + value, 0) / numbers.length).toBeCloseTo(0.5, 1);
  });
});
