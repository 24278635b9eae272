import { pathMatcher } from './path-matcher';

describe('patterns of paths', () => {
  it.each([
    ['src/a.ts', 'src/a.ts'],
    ['src/legacy', 'src/legacy/old/a.ts'],
    ['./src/legacy/', 'src/legacy/a.ts'],
    ['src/*.ts', 'src/a.ts'],
    ['src/**/*.seed.ts', 'src/a/b/x.seed.ts'],
    ['src/**/*.seed.ts', 'src/x.seed.ts'],
    ['**/migrations', 'src/db/migrations/1.ts'],
    ['src/a?.ts', 'src/ab.ts'],
    ['src/[id]/(group)/a+b.ts', 'src/[id]/(group)/a+b.ts'],
  ])('%s names %s', (pattern, file) => {
    expect(pathMatcher(['other', pattern])(file)).toBe(pattern);
  });

  it.each([
    ['src/a', 'src/ab.ts'],
    ['src/*.ts', 'src/deep/a.ts'],
    ['src/a.ts', 'src/axts'],
    ['legacy', 'src/legacy/a.ts'],
    ['constructor', 'toString'],
  ])('%s does not name %s', (pattern, file) => {
    expect(pathMatcher([pattern])(file)).toBe(undefined);
  });
});
