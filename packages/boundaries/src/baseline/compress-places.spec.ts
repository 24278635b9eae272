import { compressPlaces } from './compress-places';
import type { Place } from './place';

const orders: Place = { context: 'orders' };
const library: Place = { shared: 'library' };
const patternsOf = (places: Record<string, Place>) =>
  Object.fromEntries(compressPlaces(new Map(Object.entries(places))));

describe('places as patterns', () => {
  it('a folder with one place stands for all below it', () => {
    const places = { 'src/orders/a.ts': orders, 'src/orders/dto/b.ts': orders, 'src/http/c.ts': library };
    expect(patternsOf(places)).toEqual({ 'src/http/c.ts': library, 'src/orders/**': orders });
  });

  it('a folder with two places is named file by file, its folders with one place whole', () => {
    const places = {
      'src/orders/a.ts': orders,
      'src/orders/guard.ts': library,
      'src/orders/dto/b.ts': orders,
      'src/orders/dto/c.ts': orders,
    };
    expect(patternsOf(places)).toEqual({
      'src/orders/a.ts': orders,
      'src/orders/dto/**': orders,
      'src/orders/guard.ts': library,
    });
  });

  it('the root is never named: a new folder belongs to nobody yet', () => {
    expect(patternsOf({ 'a.ts': orders, 'b.ts': orders })).toEqual({ 'a.ts': orders, 'b.ts': orders });
  });
});
