import { mkdtemp, rm, writeFile } from 'node:fs/promises';
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
});
