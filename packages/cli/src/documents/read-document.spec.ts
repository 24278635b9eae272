import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDocument, readDocumentIfThere } from './read-document';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'documents-'))));
afterEach(() => rm(folder, { recursive: true }));

const plan = { schema: 'banyan/migration-plan@1', project: 'shop', steps: [] };

describe('reading a document', () => {
  it('gives what an earlier command wrote', async () => {
    await writeFile(join(folder, 'plan.json'), JSON.stringify(plan));
    expect(await readDocument('migration-plan', folder, 'apps/api')).toEqual(plan);
  });

  it('names the command to run when there is none', async () => {
    const reading = readDocument('code-facts', folder, 'apps/api');
    await expect(reading).rejects.toMatchObject({
      code: 'CLI_DOCUMENT_MISSING',
      hint: 'Run `banyan analyze apps/api` first.',
    });
    expect(await readDocumentIfThere('code-facts', folder)).toBeUndefined();
  });

  it('refuses a document of another kind with all its problems', async () => {
    await writeFile(join(folder, 'proposal.json'), JSON.stringify(plan));
    const reading = readDocument('boundary-proposal', folder, '.');
    await expect(reading).rejects.toMatchObject({
      code: 'BOUNDARY_PROPOSAL_REFUSED',
      problems: expect.arrayContaining([expect.objectContaining({ path: '/schema' })]),
    });
  });

  describe('that is large', () => {
    const step = { order: 1, context: 'a', status: 'planned', score: 1, price: { score: 1, crossings: {} } };
    const whole = {
      ...step,
      gain: { score: 1, reasons: ['x'.repeat(300_000)] },
      prerequisites: [],
      routes: [],
      entities: [],
    };
    const large = { ...plan, steps: [whole] };
    const read = () => readDocument('migration-plan', folder, '.');

    it('is held against its schema once, and again when it was touched', async () => {
      await writeFile(join(folder, 'plan.json'), JSON.stringify(large));
      expect(await read()).toEqual(large);
      expect(await readdir(folder)).toEqual(['accepted.json', 'plan.json']);
      expect(await read()).toEqual(large);
      await writeFile(join(folder, 'plan.json'), JSON.stringify({ ...large, stepz: [] }));
      await expect(read()).rejects.toMatchObject({ code: 'MIGRATION_PLAN_REFUSED' });
    });

    it.each(['', '[]', 'null', '{"migration-plan": 3}'])('a memory that says %j is no memory', async (memory) => {
      await writeFile(join(folder, 'accepted.json'), memory);
      await writeFile(join(folder, 'plan.json'), JSON.stringify({ ...large, steps: [{ ...whole, order: 'first' }] }));
      await expect(read()).rejects.toMatchObject({ code: 'MIGRATION_PLAN_REFUSED' });
      await expect(read()).rejects.toMatchObject({ code: 'MIGRATION_PLAN_REFUSED' });
    });
  });
});
