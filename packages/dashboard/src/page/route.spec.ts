import { parentOf, parseRoute, toHash } from './route';

describe('an address of the page', () => {
  it('leads back to what it was made of, whatever the names hold', () => {
    const names = ['src/a b/%2F#?.ts', 'ünïcode'];
    const hash = toHash('file', names, { kind: 'call & more', none: '' });
    expect(parseRoute(hash)).toEqual({ view: 'file', names, choices: { kind: 'call & more' } });
  });

  it.each(['', '#', '#/', '#/nowhere', '#/file/%E0%A4%A', '#/__proto__', '#<script>'])('%s is the overview', (hash) => {
    expect(parseRoute(hash)).toEqual({ view: 'overview', names: [], choices: {} });
  });

  it.each([
    ['#/context/images/seams', '#/context/images'],
    ['#/context/images', '#/overview'],
    ['#/file/src%2Fa.ts', '#/context/images'],
    ['#/seam/a/b', '#/seams'],
    ['#/tables/Photo/images', '#/tables'],
    ['#/tables', '#/overview'],
    ['#/hotspots/n-plus-one%3Aa', '#/hotspots'],
    ['#/hotspots?rule=a', '#/overview'],
  ])('%s is below %s', (hash, parent) => {
    expect(parentOf(parseRoute(hash), 'images')).toBe(parent);
  });
});
