import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkGitClean } from './check-git-clean';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'banyan-git-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function git(...args: readonly string[]): void {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.test', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'ignore' });
}

/** A repository with a monolith in `app`, all committed. */
function commitAll(): void {
  write('app/main.ts', '1');
  write('.gitignore', 'ignored/\n');
  git('init', '-q');
  git('add', '.');
  git('commit', '-q', '-m', 'all');
}

const check = (): void => checkGitClean(join(folder, 'app'), join(folder, 'app/services/images'));

describe('the git tree before an extraction', () => {
  it('may be clean', () => {
    commitAll();
    expect(check).not.toThrow();
  });

  it('may not hold changes of the monolith', () => {
    commitAll();
    write('app/main.ts', '2');
    write('app/two words.ts', '');
    expect(check).toThrow(
      expect.objectContaining({
        code: 'EXTRACT_DIRTY_TREE',
        message: 'The git tree has uncommitted changes: app/main.ts, app/two words.ts.',
      }),
    );
  });

  it('may hold documents, the service itself, ignored files and work outside the monolith', () => {
    commitAll();
    write('app/.banyan/facts.json', '{}');
    write('app/services/images/main.ts', '');
    write('app/ignored/x', '');
    write('elsewhere/x', '');
    expect(check).not.toThrow();
  });

  it('need not exist', () => {
    write('app/main.ts', '1');
    expect(check).not.toThrow();
  });
});
