import fc from 'fast-check';
import { PathTree } from './path-tree';

/** What each of the paths is, when all are known. */
function templatesOf(paths: readonly string[], most = 3): string[] {
  const tree = new PathTree(most);
  for (const path of paths) tree.add(path);
  return paths.map((path) => tree.templateOf(path));
}

describe('a tree of paths', () => {
  it('keeps names while they are few', () => {
    expect(templatesOf(['/users/anna', '/users/ben', '/posts', '/'])).toEqual([
      '/users/anna',
      '/users/ben',
      '/posts',
      '/',
    ]);
  });

  it('takes them for values when they are many, and what follows them for one', () => {
    const paths = ['/users/a/posts', '/users/b/posts', '/users/c/tags', '/users/d', '/posts/a'];
    const expected = ['/users/{}/posts', '/users/{}/posts', '/users/{}/tags', '/users/{}', '/posts/a'];
    expect(templatesOf(paths)).toEqual(expected);
  });

  it('sees that what follows values is many, too', () => {
    const paths = ['/a/1x/p', '/a/2x/q', '/a/3x/r', '/a/4x/s'];
    expect(templatesOf(paths)).toEqual(paths.map(() => '/a/{}/{}'));
  });

  it('leaves a name beside an id alone', () => {
    expect(templatesOf(['/posts/{}', '/posts/search'])).toEqual(['/posts/{}', '/posts/search']);
  });

  const segment = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', '{}');
  const path = fc.array(segment, { maxLength: 4 }).map((all) => `/${all.join('/')}`);
  const paths = fc.array(path, { maxLength: 40 });

  it('says the same in whatever order they come', () => {
    const shuffled = paths.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 1, max: 5 }), (both, most) => {
        const [one, other] = both.map((all) => templatesOf(all, most).sort());
        expect(other).toEqual(one);
      }),
    );
  });

  it('has never more names behind one beginning than may be, and never changes what is no value', () => {
    fc.assert(
      fc.property(paths, fc.integer({ min: 1, max: 5 }), (all, most) => {
        const templates = templatesOf(all, most);
        const behind = new Map<string, Set<string>>();
        for (const template of templates) {
          const segments = template.split('/');
          segments.forEach((name, i) => {
            if (i === 0) return;
            const beginning = segments.slice(0, i).join('/');
            behind.set(beginning, (behind.get(beginning) ?? new Set()).add(name));
          });
        }
        expect(Math.max(0, ...[...behind.values()].map((names) => names.size))).toBeLessThanOrEqual(most);
        const isSame = (own: string, said: string) => own === said || said === '{}';
        const pairs = templates.flatMap((said, i) =>
          said.split('/').map((name, at) => isSame(all[i]!.split('/')[at]!, name)),
        );
        expect(pairs).not.toContain(false);
      }),
    );
  });
});
