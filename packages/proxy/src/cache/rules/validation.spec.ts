import { isNotModified, unconditional, validating } from './conditions';
import { date, fieldsOf, kept } from './kept.fixture';
import { mergeFields } from './merge-fields';
import { readRange } from './read-range';

const fresh = 'Cache-Control: max-age=60';
const tagged = kept(`${fresh}; ETag: "a"; Last-Modified: ${date(-90)}`);
const own = (text: string): boolean => isNotModified(tagged, fieldsOf(text));

describe('validating (RFC 9111 4.3.1)', () => {
  it('asks with both validators and none of the caller’s conditions', () => {
    const fields = fieldsOf('Host: x; If-None-Match: "z"; If-Modified-Since: y; Range: bytes=0-1; If-Range: "z"');
    expect(validating(fields, tagged)).toEqual(
      fieldsOf(`Host: x; If-None-Match: "a"; If-Modified-Since: ${date(-90)}`),
    );
    expect(unconditional(fields)).toEqual(['Host', 'x']);
  });

  it('is not possible without a validator', () => {
    expect(validating([], kept(fresh))).toBeUndefined();
  });
});

describe('a caller’s condition (RFC 9111 4.3.2)', () => {
  it.each([
    ['the same tag', 'If-None-Match: "a"', true],
    ['a weak one', 'If-None-Match: W/"a"', true],
    ['one of several', 'If-None-Match: "x", "a", "y"', true],
    ['any', 'If-None-Match: *', true],
    ['another tag', 'If-None-Match: "b"', false],
    [
      'another tag, whatever the date says (RFC 9110 13.2.2)',
      `If-None-Match: "b"; If-Modified-Since: ${date(0)}`,
      false,
    ],
    ['the same tag, whatever the date says', `If-None-Match: "a"; If-Modified-Since: ${date(-900)}`, true],
    ['the same date', `If-Modified-Since: ${date(-90)}`, true],
    ['a later date', `If-Modified-Since: ${date(-9)}`, true],
    ['an earlier date', `If-Modified-Since: ${date(-99)}`, false],
    ['no date', 'If-Modified-Since: yesterday', false],
    ['none', '', false],
  ])('of %s', (_, request, expected) => {
    expect(own(request)).toBe(expected);
  });

  it('is compared with Date where there is no Last-Modified', () => {
    const dated = kept(`${fresh}; Date: ${date(-5)}`);
    expect(isNotModified(dated, fieldsOf(`If-Modified-Since: ${date(-5)}`))).toBe(true);
    expect(isNotModified(dated, fieldsOf(`If-Modified-Since: ${date(-6)}`))).toBe(false);
  });

  it('is not looked at where the kept answer is no 200', () => {
    expect(isNotModified(kept(`${fresh}; ETag: "a"`, { status: 404 }), fieldsOf('If-None-Match: "a"'))).toBe(false);
  });
});

describe('a part of ten bytes (RFC 9110 14)', () => {
  it.each([
    ['bytes=0-1', { first: 0, last: 1 }],
    ['bytes=8-', { first: 8, last: 9 }],
    ['bytes=-3', { first: 7, last: 9 }],
    ['bytes=-30', { first: 0, last: 9 }],
    ['bytes=5-99', { first: 5, last: 9 }],
    ['BYTES=9-9', { first: 9, last: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-4', undefined],
    ['bytes=-', undefined],
    ['bytes=0-1,3-4', undefined],
    ['lines=0-1', undefined],
  ])('%s', (range, expected) => {
    expect(readRange({ ...kept(fresh), length: 10 }, ['Range', range])).toEqual(expected);
  });

  it.each([
    ['the same tag', 'If-Range: "a"', true],
    ['another tag', 'If-Range: "b"', false],
    ['a weak tag', 'If-Range: W/"a"', false],
    ['exactly the date', `If-Range: ${date(-90)}`, true],
    ['another date', `If-Range: ${date(-80)}`, false],
  ])('is meant with %s (13.1.5)', (_, condition, isPart) => {
    const part = readRange({ ...tagged, length: 10 }, fieldsOf(`Range: bytes=0-1; ${condition}`));
    expect(part !== undefined).toBe(isPart);
  });
});

describe('fields of a 304 (RFC 9111 3.2)', () => {
  it('take the place of kept ones of their name, and are added', () => {
    expect(mergeFields(fieldsOf('A: 1; B: 2; a: 3'), fieldsOf('a: 4; C: 5'))).toEqual(fieldsOf('B: 2; a: 4; C: 5'));
  });

  it.each(['Content-Length', 'Content-Encoding', 'Content-Type', 'Content-Range', 'Set-Cookie', 'Age'])(
    'do not change %s',
    (name) => {
      expect(mergeFields([name, 'kept'], [name.toLowerCase(), 'newer'])).toEqual([name, 'kept']);
    },
  );
});
