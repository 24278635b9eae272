/** Reading a history runs nothing that the repository names: whatever git could be made to run writes a file here. */
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { collectGitEvidence } from './collect-git-evidence';
import { git, layRepository, linesOf } from './repository.fixture';

const root = layRepository([
  { day: '2024-01-01', files: { 'a.ts': linesOf('a'), '.gitattributes': '*.ts diff=sing filter=sing\n' } },
  { day: '2024-01-02', renames: { 'a.ts': 'b.ts' }, files: { 'b.ts': linesOf('a', 22) } },
]);
const canary = join(root, 'CANARY');
const program = join(root, 'node_modules', '.bin', 'git');
const path = process.env['PATH'];

beforeAll(() => {
  mkdirSync(join(root, 'node_modules', '.bin'), { recursive: true });
  writeFileSync(program, `#!/bin/sh\necho sung >> '${canary}'\n`);
  chmodSync(program, 0o755);
  const named = ['core.fsmonitor', 'core.pager', 'core.sshCommand', 'core.editor', 'diff.external', 'gpg.program'];
  const drivers = ['diff.sing.command', 'diff.sing.textconv', 'filter.sing.clean', 'filter.sing.smudge', 'pager.log'];
  for (const setting of [...named, ...drivers]) git(root, 'config', setting, program);
  git(root, 'config', 'core.hooksPath', join(root, 'node_modules', '.bin'));
  git(root, 'config', 'log.showSignature', 'true');
  git(root, 'config', 'alias.log', `!${program}`);
});
afterAll(() => {
  process.env['PATH'] = path;
  rmSync(root, { recursive: true });
});

test('the canary sings when git is run as it is', () => {
  git(root, '-c', 'core.fsmonitor=', 'log', '-p', '--ext-diff');
  expect(existsSync(canary)).toBe(true);
  rmSync(canary);
});

test('and not when the history is read', async () => {
  process.env['PATH'] = [join(root, 'node_modules', '.bin'), path].join(delimiter);
  const { changes } = await collectGitEvidence(root);
  expect(changes.modules).toEqual([expect.objectContaining({ module: 'b.ts', commits: 2 })]);
  expect(existsSync(canary)).toBe(false);
});

test('nor when contents are missing that a remote could be asked for', async () => {
  const blob = git(root, '-c', 'core.fsmonitor=', 'rev-parse', 'HEAD~1:a.ts').trim();
  rmSync(join(root, '.git', 'objects', blob.slice(0, 2), blob.slice(2)));
  for (const [name, value] of [
    ['core.repositoryFormatVersion', '1'],
    ['extensions.partialClone', 'origin'],
    ['remote.origin.url', `ext::${program}`],
    ['protocol.ext.allow', 'always'],
  ] as const)
    git(root, '-c', 'core.fsmonitor=', 'config', name, value);
  const { changes } = await collectGitEvidence(root);
  expect(changes.problems).toEqual([expect.objectContaining({ code: 'EVIDENCE_PARTIAL_CLONE' })]);
  expect(existsSync(canary)).toBe(false);
});
