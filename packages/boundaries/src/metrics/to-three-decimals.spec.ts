import { toThreeDecimals } from './to-three-decimals';

test('three decimals, as Python prints the same doubles', () => {
  expect([0.0625, 0.1875, 0.3125, -0.0625, 2.1875].map(toThreeDecimals)).toEqual([0.062, 0.188, 0.312, -0.062, 2.188]);
  // 1.0005 is a little less than it looks, 2.0005 a little more
  expect([1.0005, 2.0005, 0.9995, 1 / 3].map(toThreeDecimals)).toEqual([1, 2.001, 1, 0.333]);
});

test('nothing is minus zero, and what is no number stays what it is', () => {
  expect(toThreeDecimals(-0.0001)).toBe(0);
  expect(toThreeDecimals(NaN)).toBeNaN();
});
