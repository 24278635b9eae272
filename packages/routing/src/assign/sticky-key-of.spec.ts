import type { StickySource } from '../table/routing-table';
import { signed } from './signature';
import { stickyKeyOf } from './sticky-key-of';

const header: StickySource = { kind: 'header', name: 'authorization' };
const cookie: StickySource = { kind: 'cookie', name: 'sid' };
const claim: StickySource = { kind: 'claim', name: 'sub', from: 'authorization', inCookie: false };
const inCookie: StickySource = { kind: 'claim', name: 'sub', from: 'sid', inCookie: true };
const issued: StickySource = { kind: 'issued', name: 'caller', secrets: ['new secret', 'old secret'] };

function tokenOf(payload: unknown): string {
  return `h.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.s`;
}
const bearer = (payload: unknown): readonly string[] => ['Authorization', `Bearer ${tokenOf(payload)}`];
const callerCookie = (value: string): readonly string[] => ['Cookie', `caller=${value}`];

describe('finding the sticky key', () => {
  it.each<[string, readonly StickySource[], readonly string[], string | undefined]>([
    ['takes the first source that is present', [header, cookie], ['Cookie', 'sid=c', 'Authorization', 'a'], 'a'],
    ['goes on to the next source', [header, cookie], ['Cookie', 'sid=c'], 'c'],
    ['takes an empty value as absent', [header, cookie], ['authorization', '', 'cookie', 'sid=c'], 'c'],
    ['finds nothing', [header, cookie], ['Host', 'a'], undefined],
    ['finds nothing when there is no source', [], ['Cookie', 'sid=c'], undefined],
    ['ignores the case of header names', [header], ['AUTHORIZATION', 'a'], 'a'],
    ['minds the case of cookie names', [cookie], ['Cookie', 'SID=c'], undefined],
    ['finds a cookie among others', [cookie], ['Cookie', 'a=1; xsid=2; sid=c; sid=d'], 'c'],
    ['finds a cookie in a later field', [cookie], ['Cookie', 'a=1', 'Cookie', 'sid=c'], 'c'],
    ['takes the quotes off', [cookie], ['Cookie', 'sid="c"'], 'c'],
    ['keeps = in a value', [cookie], ['Cookie', 'sid=c=='], 'c=='],
    ['survives rubbish', [cookie], ['Cookie', ';;=;sid', 'Cookie'], undefined],
    ['reads a claim', [claim], bearer({ sub: 'ä-7' }), 'ä-7'],
    ['takes a number as a claim', [claim], bearer({ sub: 7 }), '7'],
    ['reads a claim in a cookie', [inCookie], ['Cookie', `sid=${tokenOf({ sub: 'c' })}`], 'c'],
    ['goes on when the claim is missing', [claim, cookie], [...bearer({}), 'Cookie', 'sid=c'], 'c'],
    ['takes no object for a claim', [claim], bearer({ sub: { id: 1 } }), undefined],
    ['takes nothing inherited for a claim', [{ ...claim, name: 'constructor' }], bearer({}), undefined],
    ['survives a token that is none', [claim], ['Authorization', 'Bearer a.!!.c'], undefined],
    ['survives a payload that is null', [claim], bearer(null), undefined],
    ['takes a token of five parts for none', [claim], ['Authorization', `${tokenOf({ sub: 'x' })}.d.e`], undefined],
    ['knows a cookie it issued', [issued], callerCookie(signed('new secret', 'caller caller', 'n1')), 'n1'],
    [
      'knows one signed with the secret before',
      [issued],
      callerCookie(signed('old secret', 'caller caller', 'n1')),
      'n1',
    ],
    ['knows no cookie of another name', [issued], callerCookie(signed('new secret', 'caller other', 'n1')), undefined],
    ['knows no cookie signed by others', [issued], callerCookie(signed('guess', 'caller caller', 'n1')), undefined],
    ['knows no cookie without signature', [issued], callerCookie('n1'), undefined],
    ['does not take a value for a name', [header], ['X', 'authorization', 'Y', 'no'], undefined],
  ])('%s', (_, sources, rawHeaders, key) => {
    expect(stickyKeyOf(sources, rawHeaders)).toBe(key);
  });
});
