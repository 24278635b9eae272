import type { Finding } from '@banyan/model';
import { type JudgedBackend, outcomeOf, rightOf, share } from './judged-backend';

const at = { rule: 'n-plus-one', file: 'a.ts', line: 1, title: '', reason: '' };
const backend: JudgedBackend = {
  ...{ backend: 'shop', commit: 'c0', folder: 'shop', source: ['src'], first: { high: 4, right: 1 } },
  judged: [
    { ...at, id: 'kept', verdict: 'right' },
    { ...at, id: 'false', verdict: 'wrong' },
    { ...at, id: 'low', verdict: 'right' },
    { ...at, id: 'gone', verdict: 'right' },
  ],
};

function found(id: string, severity: Finding['severity'] = 'high'): Finding {
  return { ...at, id, severity } as unknown as Finding;
}

it('verdicts are held against the findings of today by their ids', () => {
  const { high, unjudged, lowered, lost } = outcomeOf(backend, [
    found('kept'),
    found('false'),
    found('new'),
    found('low', 'medium'),
  ]);
  expect([high, unjudged, lowered, lost].map((list) => list.map(({ id }) => id))).toEqual([
    ['kept', 'false'],
    ['new'],
    ['low'],
    ['gone'],
  ]);
  expect(share(rightOf(high), high.length)).toBe('0.50');
  expect(share(0, 0)).toBe('–');
});
