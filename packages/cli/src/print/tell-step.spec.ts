import type { ExtractionStep, MigrationPlan } from '@banyan/model';
import { sharedUnknowns, tellGain, tellPrice, tellSettled } from './tell-step';

const stepOf = (...reasons: readonly string[]) =>
  ({
    gain: {
      parts: [
        { name: 'scale', score: 2, reasons: ['loops'] },
        { name: 'autonomy', reasons },
      ],
      reasons: ['leaves as a worker'],
    },
  }) as unknown as ExtractionStep;

test('what no step knows is told once, what one does not know is told there', () => {
  const steps = [stepOf('no history', 'too few'), stepOf('no history')];
  const told = sharedUnknowns({ steps } as unknown as MigrationPlan);
  expect(told).toEqual(['no history']);
  expect(tellGain(steps[0]!, told)).toEqual(['scale: loops', 'autonomy: unknown, too few', 'gain: leaves as a worker']);
  expect(tellGain(steps[1]!, told)).toEqual(['scale: loops', 'gain: leaves as a worker']);
});

test('a price that nobody has paid a part of is told as it is', () => {
  expect(tellPrice({ score: 3, left: 3, crossings: { call: 3 } })).toBe('3 × call');
  expect(tellPrice({ score: 3, left: 0, crossings: { call: 3 } })).toBe(
    '3 × call; 0 of 3 left, earlier steps pay the rest',
  );
  expect(tellPrice({ score: 0, crossings: {} })).toBe('no crossing');
});

test('what earlier steps do is counted by step', () => {
  const prerequisites = ['a', undefined, 'b', 'a'].map((doneWith) => ({ ...(doneWith && { doneWith }) }));
  expect(tellSettled({ prerequisites } as unknown as ExtractionStep)).toEqual(['done by then: 2 with a, 1 with b']);
  expect(tellSettled({ prerequisites: [] } as unknown as ExtractionStep)).toEqual([]);
});
