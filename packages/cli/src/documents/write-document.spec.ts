import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatDocument } from './format-document';
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

  it('writes what is long in pieces, and the pieces are the document', async () => {
    const facts = Array.from({ length: 20_000 }, (_, line) => ({ file: 'src/ünïcode.ts', line }));
    const pieces = [...formatDocument({ schema: 'x', facts, empty: {} })];
    expect(pieces.length).toBeGreaterThan(5);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(70_000);
    await writeDocument(join(folder, 'facts.json'), { schema: 'x', facts, empty: {} });
    expect(JSON.parse(await readFile(join(folder, 'facts.json'), 'utf8'))).toEqual({ schema: 'x', facts, empty: {} });
    expect(JSON.parse([...formatDocument({})].join(''))).toEqual({});
  });

  it('leaves the old document as it was when one cannot be put into words', async () => {
    const file = join(folder, 'facts.json');
    await writeDocument(file, { a: 1 });
    const circle: Record<string, unknown> = {};
    circle['again'] = circle;
    await expect(writeDocument(file, { a: 2, list: [circle] })).rejects.toMatchObject({ code: 'CLI_CANNOT_WRITE' });
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ a: 1 });
    expect(await readdir(folder)).toEqual(['facts.json']);
  });

  // /dev/full takes every write as a full disk would; only Linux has it.
  (existsSync('/dev/full') ? it : it.skip)('says that the disk is full, and leaves the old document', async () => {
    const file = join(folder, 'facts.json');
    await writeDocument(file, { a: 1 });
    await symlink('/dev/full', `${file}.${process.pid}.tmp`);
    await expect(writeDocument(file, { a: 2 })).rejects.toMatchObject({
      code: 'CLI_CANNOT_WRITE',
      message: `${file} cannot be written: the disk is full.`,
    });
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ a: 1 });
  });
});
