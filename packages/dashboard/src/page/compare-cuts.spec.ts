import { compareCuts, type Cut } from './compare-cuts';

const cut = (contexts: Record<string, string[]>): Cut => ({
  contexts: Object.entries(contexts).map(([name, members]) => ({ name, members })),
});

describe('two ways to cut, side by side', () => {
  it('match by the files they share, not by name, and tell what came and what went away', () => {
    const [match] = compareCuts(
      cut({ images: ['a', 'b', 'c'], orders: ['d'] }),
      cut({ pictures: ['a', 'b', 'd', 'e'] }),
    );
    expect(match).toEqual({
      name: 'pictures',
      members: 4,
      like: 'images',
      kept: 2,
      came: [{ file: 'd', context: 'orders' }, { file: 'e' }],
      left: [{ file: 'c' }],
    });
  });

  it('have nothing moved where they are the same', () => {
    const same = cut({ images: ['a'], orders: ['b'] });
    expect(compareCuts(same, same).flatMap(({ came, left }) => [...came, ...left])).toEqual([]);
  });

  it('leave a context without a match whose files were in none', () => {
    expect(compareCuts(cut({}), cut({ new: ['a'] }))).toEqual([
      { name: 'new', members: 1, kept: 0, came: [{ file: 'a' }], left: [] },
    ]);
  });

  it('say where files of a context that was split went', () => {
    const [one] = compareCuts(cut({ all: ['a', 'b', 'c'] }), cut({ left: ['a', 'b'], right: ['c'] }));
    expect(one).toMatchObject({ like: 'all', kept: 2, left: [{ file: 'c', context: 'right' }] });
  });
});
