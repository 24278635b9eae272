import { domainWords, kebabCase, subjectOf, wordsOf } from './words';

describe('words', () => {
  test.each([
    ['OrderItemsService', ['order', 'item', 'service']],
    ['access-requests', ['access', 'request']],
    ['HTTPCategories', ['http', 'category']],
    ['statusBus', ['status', 'bus']],
    ['boxes', ['box']],
  ])('%s is made of %j', (name, words) => {
    expect(wordsOf(name)).toEqual(words);
  });

  test('technical words are not about anything', () => {
    expect(domainWords('OrderItemsService')).toEqual(['order', 'item']);
    expect(domainWords('BaseController')).toEqual([]);
  });

  test.each([
    ['src/orders/order-item.entity.ts', 'order'],
    ['src/orders/dto/index.ts', 'order'],
    ['server/commands/documentMover.ts', 'document'],
    ['src/main.ts', undefined],
  ])('%s is about %s', (module, subject) => {
    expect(subjectOf(module)).toBe(subject);
  });

  test('names of contexts are in kebab case', () => {
    expect(kebabCase('ImageProcessing')).toBe('image-processing');
    expect(kebabCase('OAuth')).toBe('oauth');
    expect(kebabCase('URLParser')).toBe('url-parser');
    expect(kebabCase('access_requests')).toBe('access-requests');
  });
});
