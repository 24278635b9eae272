import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDocument } from './write-document';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'documents-'))));
afterEach(() => rm(folder, { recursive: true }));

describe('writing a document', () => {
  it('puts one fact on a line, so that a diff can be read', async () => {
    await writeDocument(join(folder, 'deep', 'facts.json'), {
      schema: 'x',
      empty: [],
      facts: [{ a: 1 }, { b: 2 }],
      none: undefined,
    });
    const text = await readFile(join(folder, 'deep', 'facts.json'), 'utf8');
    expect(text).toBe('{\n  "schema": "x",\n  "empty": [],\n  "facts": [\n    {"a":1},\n    {"b":2}\n  ]\n}\n');
    expect(JSON.parse(text)).toEqual({ schema: 'x', empty: [], facts: [{ a: 1 }, { b: 2 }] });
  });

  it('leaves no temporary file behind', async () => {
    await writeDocument(join(folder, 'facts.json'), { a: 1 });
    expect(await readdir(folder)).toEqual(['facts.json']);
  });

  it('says so when the folder cannot be made, and leaves what stood there', async () => {
    await writeFile(join(folder, 'taken'), 'a file');
    const writing = writeDocument(join(folder, 'taken', 'facts.json'), { a: 1 });
    await expect(writing).rejects.toMatchObject({ code: 'CLI_CANNOT_WRITE' });
    expect(await readFile(join(folder, 'taken'), 'utf8')).toBe('a file');
  });
});
