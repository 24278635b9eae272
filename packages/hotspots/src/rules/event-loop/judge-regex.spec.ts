import { judgeRegex } from './judge-regex';

const growthOf = (source: string, flags = '') => judgeRegex({ source, flags }).growth;

describe('a regular expression is judged by how its time grows', () => {
  it.each([
    '^(a+)+$',
    '(.*)*x',
    '^(\\w+\\s?)*$',
    '^([a-z0-9]+-?)*$',
    '^(\\d+,?)+$',
    '(x+x+)+y',
    '^(?:.*,)*[^,]+$',
    '^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}[a-z]{2,3}$',
    '^(https?:\\/\\/)?([\\da-z.-]+)\\.([a-z.]{2,6})([\\/\\w .-]*)*\\/?$',
  ])('%s doubles it with a character', (source) => expect(growthOf(source)).toBe('exponential'));

  it.each(['^.*(\\d+).*$', '^\\s*(.*?)\\s*$', '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$', '^(.*)\\/(.*)\\/(.*)$'])(
    '%s shares characters between two repetitions',
    (source) => expect(growthOf(source)).toBe('polynomial'),
  );

  it.each(['\\s+$', '<[^>]+>', '\\/+$', '([\\w.]+)@([\\w.]+)\\.(\\w+)'])(
    '%s is tried from every position anew',
    (source) => expect(growthOf(source)).toBe('restarts'),
  );

  it.each([
    '^[a-z0-9]+(?:-[a-z0-9]+)*$',
    '^(?:[^,]+,)*[^,]+$',
    '^(\\d{1,3}\\.){3}\\d{1,3}$',
    '\\s+',
    '^Bearer (.+)$',
    '^(?:[\\w.+-]+)@(?:[\\w-]+\\.)+[\\w-]+$',
    '^(?=.*[a-z])(?=.*\\d).{8,64}$',
    '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
  ])('%s is linear', (source) => expect(growthOf(source)).toBe('linear'));

  it('takes what is no regular expression for harmless: it throws before it is slow', () => {
    expect(growthOf('(')).toBe('linear');
    expect(growthOf('a', 'zz')).toBe('linear');
  });
});
