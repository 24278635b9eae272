import type { ImportFact, ImportKind } from '@banyan/model';
import { findCycles } from './find-cycles';

/** `a>b` is an import of b by a; `a>b:type-only` of another kind. */
function imports(...edges: string[]): ImportFact[] {
  return edges.map((edge, index) => {
    const [, file = '', to = '', kind = 'value'] = /^(\w+)>(\w+)(?::(.+))?$/.exec(edge) ?? [];
    return {
      file,
      to,
      line: index + 1,
      specifier: `./${to}`,
      kind: kind as ImportKind,
      resolution: 'internal',
      names: [],
    };
  });
}

test('a chain has no cycle', () => {
  expect(findCycles(imports('a>b', 'b>c'))).toEqual([]);
});

test('a circle is one cycle, and one import opens it', () => {
  const [cycle, ...others] = findCycles(imports('a>b', 'b>c', 'c>a', 'c>d'));
  expect(others).toEqual([]);
  expect(cycle?.members).toEqual(['a', 'b', 'c']);
  expect(cycle?.feedback).toHaveLength(1);
});

test('without the feedback imports nothing is cyclic', () => {
  const all = imports('a>b', 'b>a', 'b>c', 'c>b', 'c>a', 'a>d', 'd>c', 'e>f', 'f>e');
  const cut = new Set(findCycles(all).flatMap(({ feedback }) => feedback.map(({ file, to }) => `${file}>${to}`)));
  expect(cut.size).toBeGreaterThanOrEqual(3);
  expect(findCycles(all.filter(({ file, to }) => !cut.has(`${file}>${to}`)))).toEqual([]);
});

test('a circle through a type-only import is none at run time', () => {
  expect(findCycles(imports('a>b', 'b>a:type-only'))[0]?.atRunTime).toBe(false);
  expect(findCycles(imports('a>b', 'b>a:dynamic'))[0]?.atRunTime).toBe(true);
});

test('a long circle needs no stack', () => {
  const edges = Array.from({ length: 30_000 }, (_, index) => `n${index}>n${(index + 1) % 30_000}`);
  expect(findCycles(imports(...edges))[0]?.members).toHaveLength(30_000);
});
