import type { ExtractionStep } from '@banyan/model';
import { facts, hostileName, plan, proposal } from '../report-data.fixture';
import { deriveFileFacts } from './derive-file-facts';
import { deriveReportData } from './derive-report-data';
import { deriveTableUses } from './derive-table-uses';

describe('tables against contexts', () => {
  const [audit, image] = deriveTableUses(facts, proposal);

  it('count reads and writes of each context, and of what is in none', () => {
    expect(image?.uses.map(({ context, reads, writes }) => [context, reads, writes])).toEqual([
      [undefined, 1, 0],
      ['images', 2, 0],
      ['orders', 0, 1],
    ]);
  });

  it('know the owner, and the place of every access', () => {
    expect(image?.owner).toBe('images');
    expect(image?.uses[2]?.accesses).toEqual([{ file: hostileName, line: 7, operation: 'write', call: 'images.save' }]);
  });

  it('list tables that nobody owns or touches too', () => {
    expect(audit).toEqual({
      entity: 'Audit',
      table: 'audits',
      layer: 'typeorm',
      file: 'src/log.ts',
      line: 1,
      uses: [],
    });
  });
});

describe('facts of a file', () => {
  const [blur, hostile] = deriveFileFacts(facts);

  it('name each imported file of the project once, by its first line', () => {
    expect(hostile?.imports).toEqual([{ to: 'src/images/blur.ts', line: 1, types: false }]);
  });

  it('tell imports of types alone from those of the run time', () => {
    expect(blur?.imports).toEqual([{ to: 'src/x.ts', line: 1, types: true }]);
  });

  it('hold state and heavy work in the order of their lines', () => {
    expect(blur?.notes.map(({ line, kind }) => [line, kind])).toEqual([
      [4, 'heavy work: cpu-loop'],
      [30, 'state: collection'],
    ]);
  });
});

test('files of a context are said once: the steps of the plan leave them to the proposal', () => {
  const step = { context: 'images', members: ['src/images/blur.ts'] } as unknown as ExtractionStep;
  const data = deriveReportData({ proposal, plan: { ...plan, steps: [step] } }, {});
  expect(data.plan?.steps).toEqual([{ context: 'images' }]);
});
