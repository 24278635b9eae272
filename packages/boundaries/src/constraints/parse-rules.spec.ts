import { indexFacts } from '../facts-index';
import { shop } from '../shop.fixture';
import { parseRules } from './parse-rules';

const index = indexFacts(shop);
const problemsOf = (text: string) => {
  const result = parseRules(text, index);
  return result.ok ? [] : result.problems.map(({ line, code }) => `${line} ${code}`);
};

describe('banyan.yaml', () => {
  it('is compiled, with lines', () => {
    const text = `schema: banyan/project-config@1
boundaries:
  contexts:
    - name: sales
      members: [src/orders]
      owner: red
      size: { max: 20 }
  together:
    - [src/catalog/money.ts, src/orders/order.entity.ts]
  apart:
    - [src/orders, src/accounts]
  ignore: [src/main.ts]
  sizes: { min: 2 }
  owners:
    red: [src/orders]
`;
    const result = parseRules(text, index);
    expect(result).toMatchObject({ ok: true, value: { pinned: [{ name: 'sales', owner: 'red' }], sizes: { min: 2 } } });
    expect(result.ok && result.value.lineOf('/boundaries/together/0/1')).toBe(9);
  });

  it('faults of shape and of meaning are told together, each with its line', () => {
    const text = `schema: banyan/project-config@1
boundaries:
  contexts:
    - name: Sales
      member: [src/orders]
  together:
    - [src/order, src/catalog]
  sizes: { min: 0, max: 2.5 }
  owners: { red: [src/orders], blue: [src/orders] }
`;
    expect(problemsOf(text)).toEqual([
      expect.stringMatching(/^4 PROJECT_CONFIG_/),
      expect.stringMatching(/^4 PROJECT_CONFIG_/),
      '5 PROJECT_CONFIG_UNKNOWN_KEY',
      '7 PROJECT_CONFIG_NO_MATCH',
      '8 PROJECT_CONFIG_INVALID',
      '8 PROJECT_CONFIG_INVALID',
      '9 PROJECT_CONFIG_OVERLAP',
    ]);
  });

  it.each([
    ['broken YAML', 'boundaries: [', /^\d PROJECT_CONFIG_SYNTAX$/],
    ['another document', 'schema: banyan/routing-plan@1\n', /^1 PROJECT_CONFIG_INVALID$/],
    ['a list', '- a\n', /^1 PROJECT_CONFIG_INVALID$/],
    ['nothing', '', /PROJECT_CONFIG_INVALID$/],
    ['rules that are no map', 'schema: banyan/project-config@1\nboundaries: 3\n', /^2 PROJECT_CONFIG_INVALID$/],
  ])('%s is refused', (_, text, expected) => {
    expect(problemsOf(text)[0]).toMatch(expected);
  });
});
