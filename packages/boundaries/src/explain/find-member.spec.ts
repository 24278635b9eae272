import { indexFacts } from '../facts-index';
import { shop } from '../shop.fixture';
import { findMember } from './find-member';

const index = indexFacts(shop);
const faultOf = (name: string) => {
  try {
    return findMember(index, name);
  } catch (fault) {
    const { code, message, hint } = fault as { code: string; message: string; hint: string };
    return [code, message, hint];
  }
};

describe('a member is found by', () => {
  it.each([
    ['its path', 'src/catalog/money.ts', 'src/catalog/money.ts'],
    ['its path from here', './src/catalog/money.ts', 'src/catalog/money.ts'],
    ['the end of its path', 'catalog/money.ts', 'src/catalog/money.ts'],
    ['its file name', 'money.ts', 'src/catalog/money.ts'],
    ['its file name without the ending', 'orders.service', 'src/orders/orders.service.ts'],
    ['a class in it', 'OrdersService', 'src/orders/orders.service.ts'],
    ['an entity, with or without saying so', 'entity:Order', 'entity:Order'],
  ])('%s', (_, name, member) => {
    expect(findMember(index, name)).toBe(member);
  });
});

describe('a member that is not found', () => {
  it('is answered with the closest names', () => {
    expect(faultOf('OrderService')).toEqual([
      'BOUNDARIES_MEMBER_UNKNOWN',
      '"OrderService" is no member that was analysed.',
      expect.stringContaining('Did you mean OrdersService'),
    ]);
  });

  it('is asked for more of its path when there are several', () => {
    const twice = indexFacts({ ...shop, modules: [...shop.modules, { ...shop.modules[0]!, path: 'lib/money.ts' }] });
    expect(() => findMember(twice, 'money.ts')).toThrow(
      expect.objectContaining({
        code: 'BOUNDARIES_MEMBER_AMBIGUOUS',
        hint: 'Say more of the path: lib/money.ts, src/catalog/money.ts.',
      }),
    );
  });
});
