import { NameTrail } from './name-trail';

const rename = (from: string, path: string) => ({ path, from, changed: true, lines: 0 });

test('older names lead to the name of today, over any number of renames', () => {
  const trail = new NameTrail(new Set(['c.ts']));
  trail.stepBack([rename('b.ts', 'c.ts')]);
  trail.stepBack([rename('a.ts', 'b.ts')]);
  expect(['a.ts', 'b.ts', 'c.ts'].map((path) => trail.nameToday(path))).toEqual(['c.ts', undefined, undefined]);
});

test('a rename that was taken back and made again is still the same module', () => {
  const trail = new NameTrail(new Set(['b.ts']));
  trail.stepBack([rename('a.ts', 'b.ts')]);
  trail.stepBack([rename('b.ts', 'a.ts')]);
  expect([trail.nameToday('b.ts'), trail.nameToday('a.ts')]).toEqual(['b.ts', undefined]);
  trail.stepBack([rename('a.ts', 'b.ts')]);
  expect([trail.nameToday('b.ts'), trail.nameToday('a.ts')]).toEqual([undefined, 'b.ts']);
});

test('two modules that swapped names keep their histories', () => {
  const trail = new NameTrail(new Set(['a.ts', 'b.ts']));
  trail.stepBack([rename('a.ts', 'b.ts'), rename('b.ts', 'a.ts')]);
  expect([trail.nameToday('a.ts'), trail.nameToday('b.ts')]).toEqual(['b.ts', 'a.ts']);
});

test('a name that was given to a new module later belongs to the older one before', () => {
  const trail = new NameTrail(new Set(['index.ts', 'shop.ts']));
  trail.stepBack([rename('index.ts', 'shop.ts')]);
  expect(trail.nameToday('index.ts')).toBe('shop.ts');
});

test('what a module that is gone was called before is gone as well', () => {
  const trail = new NameTrail(new Set(['index.ts']));
  trail.stepBack([rename('index.ts', 'gone.ts')]);
  expect(trail.nameToday('index.ts')).toBeUndefined();
});
