import type { BoundaryProposal, BoundedContext, Seam } from '@banyan/model';
import { orderSteps } from './order-steps';

const seamOf = (from: string, to: string, price: number) =>
  ({
    from,
    to,
    crossings: [{ kind: 'call', file: `${from}.ts`, line: 1, text: `to ${to}`, price }],
  }) as unknown as Seam;
const proposal = {
  seams: [seamOf('big', 'tied', 80), seamOf('tied', 'other', 10), seamOf('big', 'other', 5)],
} as unknown as BoundaryProposal;
const candidates = (gains: Readonly<Record<string, number>>) =>
  Object.entries(gains).map(([name, score]) => ({ context: { name } as BoundedContext, gain: { score, reasons: [] } }));
const orderOf = (gains: Readonly<Record<string, number>>, outside: string[] = []) =>
  orderSteps(proposal, candidates(gains), outside).map(({ context, left }) => `${context.name} ${left}`);

test('who is tied to what has left is cheap to take out next', () => {
  expect(orderOf({ other: 1, tied: 1.5, big: 20 })).toEqual(['big 85', 'tied 10', 'other 0']);
});

test('without it the order is another one', () => {
  expect(orderOf({ other: 1, tied: 1.5 })).toEqual(['other 15', 'tied 80']);
  expect(orderOf({ other: 1, tied: 1.5 }, ['big'])).toEqual(['tied 10', 'other 0']);
});

test('among equal gains the cheaper goes first, among equals the name decides', () => {
  expect(orderOf({ tied: 0, other: 0, big: 0 })).toEqual(['other 15', 'big 80', 'tied 0']);
});
