import type { StickySource } from '../table/routing-table';
import { stickyKeyOf } from './sticky-key-of';

const header: StickySource = { kind: 'header', name: 'authorization' };
const cookie: StickySource = { kind: 'cookie', name: 'sid' };

describe('finding the sticky key', () => {
  it.each<[string, readonly StickySource[], readonly string[], string]>([
    ['takes the first source that is present', [header, cookie], ['Cookie', 'sid=c', 'Authorization', 'a'], 'a'],
    ['goes on to the next source', [header, cookie], ['Cookie', 'sid=c'], 'c'],
    ['takes an empty value as absent', [header, cookie], ['authorization', '', 'cookie', 'sid=c'], 'c'],
    ['ends at the address', [header, cookie], ['Host', 'a'], '10.0.0.1'],
    ['has the address when there is no source', [], ['Cookie', 'sid=c'], '10.0.0.1'],
    ['ignores the case of header names', [header], ['AUTHORIZATION', 'a'], 'a'],
    ['minds the case of cookie names', [cookie], ['Cookie', 'SID=c'], '10.0.0.1'],
    ['finds a cookie among others', [cookie], ['Cookie', 'a=1; xsid=2; sid=c; sid=d'], 'c'],
    ['finds a cookie in a later field', [cookie], ['Cookie', 'a=1', 'Cookie', 'sid=c'], 'c'],
    ['takes the quotes off', [cookie], ['Cookie', 'sid="c"'], 'c'],
    ['keeps = in a value', [cookie], ['Cookie', 'sid=c=='], 'c=='],
    ['survives rubbish', [cookie], ['Cookie', ';;=;sid', 'Cookie'], '10.0.0.1'],
    ['does not take a value for a name', [header], ['X', 'authorization', 'Y', 'no'], '10.0.0.1'],
  ])('%s', (_, sources, rawHeaders, key) => {
    expect(stickyKeyOf(sources, rawHeaders, '10.0.0.1')).toBe(key);
  });
});
