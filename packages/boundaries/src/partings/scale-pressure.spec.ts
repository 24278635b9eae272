import { indexFacts } from '../facts-index';
import { factsOf, type FactsSketch } from '../facts-of.fixture';
import { observationOf, type ObservationSketch } from '../traffic/observation-of.fixture';
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

describe('where it was measured', () => {
  const measured = (evidence: ObservationSketch) =>
    scalePressure.between(indexFacts(factsOf(sketch), observationOf(evidence)));

  test('requests count instead of entry points', () => {
    const requests = [
      ['GET', '/photos', 1],
      ['GET', '/photos/:id', 1],
      ['GET', '/photos/:id/small', 98],
    ] as const;
    expect(measured({ requests })('src/photos.ts', 'src/resize.ts')).toBeUndefined();
    const rare = [['GET', '/photos', 97], ...requests.slice(1, 2), ['GET', '/photos/:id/small', 2]] as const;
    expect(measured({ requests: rare })('src/photos.ts', 'src/resize.ts')?.text).toBe(
      '2 of 2 requests to the entry points of resize.ts do heavy work (nested loop over pixels), 2 of 100 of photos.ts',
    );
  });

  test('a profile names the heavy functions of the files that it has seen run', () => {
    const idle = measured({ busy: 1000, lines: [['src/resize.ts', 7, 1]] });
    expect(idle('src/photos.ts', 'src/resize.ts')).toBeUndefined();
    const hot = measured({ busy: 1000, lines: [['src/resize.ts', 7, 600]] });
    expect(hot('src/photos.ts', 'src/resize.ts')?.text).toContain('(60 % of the processor time measured)');
  });
});
