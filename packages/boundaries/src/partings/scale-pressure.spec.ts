import { indexFacts } from '../facts-index';
import { factsOf, type FactsSketch } from '../facts-of.fixture';
import { scalePressure } from './scale-pressure';

const sketch = {
  endpoints: [
    ['GET', '/photos', 'src/photos.ts#list'],
    ['GET', '/photos/:id', 'src/photos.ts#show'],
    ['GET', '/photos/:id/small', 'src/photos.ts#small'],
    ['POST', '/filters', 'src/filters.ts#apply'],
  ],
  calls: [
    ['src/photos.ts#small', 'src/resize.ts#resize'],
    ['src/filters.ts#apply', 'src/resize.ts#resize'],
  ],
  heavy: [['src/resize.ts#resize', 'nested loop over pixels']],
} satisfies FactsSketch;

const between = (facts: FactsSketch) => scalePressure.between(indexFacts(factsOf(facts)));

test('the work parts from the module that rarely needs it, with both counts and the line of the work', () => {
  expect(between(sketch)('src/photos.ts', 'src/resize.ts')).toEqual({
    leaves: expect.closeTo(2 / 3),
    text: '2 of 2 entry points of resize.ts do heavy work (nested loop over pixels), 1 of 3 of photos.ts',
    evidence: [{ file: 'src/resize.ts', line: 10 }],
  });
});

test('it stays with the module that always needs it', () => {
  expect(between(sketch)('src/filters.ts', 'src/resize.ts')).toBeUndefined();
});

test('calls that block for a moment are no reason', () => {
  const heavy = [['src/resize.ts#resize', 'readFileSync', 'sync-call']] as const;
  expect(between({ ...sketch, heavy })('src/photos.ts', 'src/resize.ts')).toBeUndefined();
});
