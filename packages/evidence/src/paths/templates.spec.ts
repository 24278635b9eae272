import { toNameTemplate } from './to-name-template';
import { toPathTemplate } from './to-path-template';

test.each([
  ['/', '/'],
  ['', '/'],
  ['/posts', '/posts'],
  ['/api/v1/posts/42', '/api/v1/posts/{}'],
  ['/oauth2/token?code=x#y', '/oauth2/token'],
  ['/a/5b8efff7-9803-4103-a269-b633813fc60c/b', '/a/{}/b'],
  ['/a/5b8efff798038103d269b633', '/a/{}'],
  ['/users/anna@shop.example', '/users/{}'],
  ['/files/2026-03-01', '/files/{}'],
  ['/a/V1StGXR8Z5jdHi6B', '/a/{}'],
  ['/posts/:tenant/{}', '/posts/:tenant/{}'],
  ['/über/%20', '/über/{}'],
  ['https://shop.example:3000/posts/1', '/posts/1'.replace('1', '{}')],
  ['https://shop.example', '/'],
  ['posts', '/posts'],
  [`/${'x'.repeat(5000)}`, '/{}'],
])('the path %s is %s for every request of its kind', (path, template) => {
  expect(toPathTemplate(path)).toBe(template);
});

test.each([
  ['find post', 'find post'],
  ['prisma:engine:db_query', 'prisma:engine:db_query'],
  ['user 42: load', 'user {}: load'],
  ['job 5b8efff7-9803-4103-a269-b633813fc60c', 'job {}'],
  ["find 'anna'", 'find {}'],
  ['GET https://shop.example/x?token=y', 'GET https://shop.example/x'],
])('the name %s is %s for every span of its kind', (name, template) => {
  expect(toNameTemplate(name)).toBe(template);
});
