import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyChanges } from './apply-changes';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'banyan-apply-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('applying changes', () => {
  it('creates, updates and deletes, and leaves no temporary file', () => {
    writeFileSync(join(folder, 'old.ts'), 'old');
    writeFileSync(join(folder, 'changed.ts'), 'before');
    applyChanges(folder, [
      { kind: 'create', path: 'src/deep/new.ts', content: 'new' },
      { kind: 'update', path: 'changed.ts', content: 'after' },
      { kind: 'delete', path: 'old.ts' },
    ]);
    expect(readdirSync(folder, { recursive: true }).map(String).sort()).toEqual([
      'changed.ts',
      'src',
      'src/deep',
      'src/deep/new.ts',
    ]);
    expect(readFileSync(join(folder, 'changed.ts'), 'utf8')).toBe('after');
  });

  it('puts everything back when one file cannot be put in its place', () => {
    writeFileSync(join(folder, 'changed.ts'), 'before');
    writeFileSync(join(folder, 'old.ts'), 'old');
    mkdirSync(join(folder, 'taken.ts', 'inside'), { recursive: true });
    const run = (): void =>
      applyChanges(folder, [
        { kind: 'create', path: 'src/new.ts', content: 'new' },
        { kind: 'update', path: 'changed.ts', content: 'after' },
        { kind: 'delete', path: 'old.ts' },
        { kind: 'create', path: 'taken.ts', content: 'no' },
      ]);
    expect(run).toThrow(expect.objectContaining({ code: 'EXTRACT_WRITE_FAILED' }));
    expect(readdirSync(folder).sort()).toEqual(['changed.ts', 'old.ts', 'taken.ts']);
    expect(readFileSync(join(folder, 'changed.ts'), 'utf8')).toBe('before');
    expect(readFileSync(join(folder, 'old.ts'), 'utf8')).toBe('old');
    expect(existsSync(join(folder, 'src'))).toBe(false);
  });

  it('writes nothing when a folder cannot be made', () => {
    writeFileSync(join(folder, 'file'), '');
    const run = (): void =>
      applyChanges(folder, [
        { kind: 'create', path: 'a.ts', content: 'a' },
        { kind: 'create', path: 'file/b.ts', content: 'b' },
      ]);
    expect(run).toThrow(expect.objectContaining({ code: 'EXTRACT_WRITE_FAILED' }));
    expect(readdirSync(folder)).toEqual(['file']);
  });
});
