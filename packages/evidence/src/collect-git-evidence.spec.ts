import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDocumentValue } from '@banyan/model';
import { collectGitEvidence, type GitOptions } from './collect-git-evidence';
import { mergeEvidence } from './merge-evidence';
import { type CommitSketch, git, layRepository, linesOf } from './repository.fixture';

const folders: string[] = [];
const kept = (folder: string): string => {
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const lay = (...commits: readonly CommitSketch[]) => kept(layRepository(commits));
const changesOf = async (root: string, options?: GitOptions) => (await collectGitEvidence(root, options)).changes;
const commitsOf = async (root: string) =>
  Object.fromEntries((await changesOf(root)).modules.map(({ module, commits }) => [module, commits]));

describe('what changed', () => {
  it('counts the commits of every module that still exists, under the names it had', async () => {
    const root = lay(
      { day: '2024-01-01', files: { 'src/old.ts': linesOf('a'), 'src/gone.ts': linesOf('b') } },
      { day: '2024-01-02', files: { 'src/old.ts': linesOf('a', 21) } },
      { day: '2024-01-03', renames: { 'src/old.ts': 'src/new.ts' }, files: { 'src/new.ts': linesOf('a', 22) } },
      { day: '2024-01-04', files: { 'src/gone.ts': null, 'src/new.ts': linesOf('a', 23) } },
    );
    expect(await commitsOf(root)).toEqual({ 'src/new.ts': 4 });
  });

  it('a move without a change is no change', async () => {
    const root = lay(
      { day: '2024-01-01', files: { 'a.ts': linesOf('a'), 'b.ts': linesOf('b') } },
      { day: '2024-01-02', renames: { 'a.ts': 'src/a.ts', 'b.ts': 'src/b.ts' } },
    );
    expect(await commitsOf(root)).toEqual({ 'src/a.ts': 1, 'src/b.ts': 1 });
  });

  it('follows what was moved into the analysed root from elsewhere in the repository', async () => {
    const root = lay(
      { day: '2024-01-01', files: { 'lib/money.ts': linesOf('money'), 'other/x.ts': linesOf('x') } },
      { day: '2024-01-02', files: { 'lib/money.ts': linesOf('money', 21) } },
      { day: '2024-01-03', renames: { 'lib/money.ts': 'apps/shop/src/money.ts' } },
    );
    expect(await commitsOf(join(root, 'apps/shop'))).toEqual({ 'src/money.ts': 2 });
  });

  it('counts the modules and the people of the source folders alone, when there are some', async () => {
    const root = lay(
      { day: '2024-01-01', files: { 'apps/api/src/a.ts': '1', 'apps/web/b.ts': '1' } },
      { day: '2024-01-02', by: 'Ben <ben@shop.example>', files: { 'apps/web/b.ts': '2' } },
    );
    const { modules, team } = await changesOf(join(root, 'apps'), { source: ['./api/src/'] });
    expect([modules.map(({ module }) => module), team.authors]).toEqual([['api/src/a.ts'], 1]);
    expect((await changesOf(root, { source: ['.'] })).modules).toHaveLength(2);
  });

  it('tests, declarations and files of other kinds are left out', async () => {
    const files = { 'a.ts': '1', 'a.spec.ts': '1', 'types.d.ts': '1', 'README.md': '1', 'test/b.ts': '1' };
    expect(await commitsOf(lay({ day: '2024-01-01', files }))).toEqual({ 'a.ts': 1 });
  });

  it('counts changed lines of the recent commits, and a commit of a year ago as half of one of today', async () => {
    const root = lay(
      { day: '2022-01-01', files: { 'a.ts': linesOf('a', 10) } },
      { day: '2023-01-02', files: { 'a.ts': linesOf('a', 15) } },
      { day: '2024-01-01', files: { 'a.ts': linesOf('a', 18) } },
    );
    const { modules } = await changesOf(root);
    expect(modules).toEqual([
      {
        ...{ module: 'a.ts', commits: 3, recentCommits: 2, rate: expect.closeTo(1.75, 2), recentLines: 8 },
        ...{ lastChange: '2024-01-01', authors: 1, recentAuthors: 1 },
        mainAuthors: [{ author: 'author-1', commits: 3 }],
      },
    ]);
  });
});

describe('what changed together', () => {
  const both = (day: string, text: string) => ({ day, files: { 'a.ts': text, 'b.ts': text } });

  it('weighs a commit by how few modules it changed', async () => {
    const three = { 'a.ts': '3', 'b.ts': '3', 'c.ts': '3' };
    const root = lay(both('2024-01-01', '1'), both('2024-01-01', '2'), { day: '2024-01-01', files: three });
    expect((await changesOf(root)).pairs).toEqual([{ a: 'a.ts', b: 'b.ts', commits: 3, weight: 2.5 }]);
  });

  it('leaves commits of very many modules out, and what happened once', async () => {
    const many = Object.fromEntries(Array.from({ length: 31 }, (_, at) => [`m${at}.ts`, '1']));
    const again = Object.fromEntries(Object.keys(many).map((path) => [path, '2']));
    const root = lay({ day: '2024-01-01', files: many }, { day: '2024-01-02', files: again }, both('2024-01-03', '1'));
    const { history, pairs, modules } = await changesOf(root);
    expect({ bulk: history.bulkCommits, pairs, modules: modules.length }).toEqual({ bulk: 2, pairs: [], modules: 2 });
  });

  it('counts what a branch changed, not the merge that brought it', async () => {
    const root = lay(
      both('2024-01-01', '1'),
      { day: '2024-01-02', files: { 'c.ts': '1' } },
      { ...both('2024-01-03', '2'), on: 0 },
      { ...both('2024-01-04', '2'), on: 1, merges: 2 },
    );
    expect((await changesOf(root)).pairs).toEqual([expect.objectContaining({ a: 'a.ts', b: 'b.ts', commits: 2 })]);
  });
});

describe('who works on it', () => {
  const ben = 'Ben Smith <ben@shop.example>';

  it('counts people by their mailmap, and keeps no name and no address', async () => {
    const root = lay(
      { day: '2024-01-01', files: { '.mailmap': `${ben} <ben@home.example>\n`, 'a.ts': '1' } },
      { day: '2024-01-02', by: 'B <ben@home.example>', files: { 'a.ts': '2' } },
      { day: '2024-01-03', by: ben, files: { 'a.ts': '3' } },
    );
    const changes = await changesOf(root);
    expect(changes.modules[0]!.mainAuthors).toEqual([
      { author: 'author-2', commits: 2 },
      { author: 'author-1', commits: 1 },
    ]);
    expect(JSON.stringify(changes)).not.toMatch(/ben|ann|example|smith/i);
  });

  it('tells the team from passers-by, counted back from the newest commit', async () => {
    const months = ['2019-02-01', '2019-04-01', '2019-06-01'];
    const root = lay(
      { day: '2017-01-01', by: 'Cay <cay@shop.example>', files: { 'a.ts': 'c' } },
      ...months.map((day) => ({ day, files: { 'a.ts': day } })),
      { day: '2019-07-01', by: ben, files: { 'a.ts': 'b' } },
    );
    expect((await changesOf(root)).team).toEqual({
      ...{ authors: 3, activeAuthors: 2, regularAuthors: 1, halfOfRecentCommits: 1 },
    });
  });

  it('bots are nobody', async () => {
    const by = 'dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>';
    const root = lay({ day: '2024-01-01', files: { 'a.ts': '1' } }, { day: '2024-01-02', by, files: { 'a.ts': '2' } });
    const { history, team } = await changesOf(root);
    expect([history.commits, history.botCommits, team.authors]).toEqual([1, 1, 1]);
  });
});

describe('how much was read', () => {
  const five = [1, 2, 3, 4, 5].map((day) => ({ day: `2024-01-0${day}`, files: { 'a.ts': `${day}` } }));

  it('a limit of days or of commits is told', async () => {
    const root = lay(...five);
    const commits = async (options: GitOptions) => {
      const { history } = await changesOf(root, options);
      return [history.commits, history.oldest, history.complete];
    };
    expect(await commits({})).toEqual([5, '2024-01-01', true]);
    expect(await commits({ since: '2024-01-03' })).toEqual([3, '2024-01-03', false]);
    expect(await commits({ maxCommits: 2 })).toEqual([2, '2024-01-04', false]);
  });

  it('progress ends with the last commit', async () => {
    const seen: string[] = [];
    await changesOf(lay(...five), { onCommit: ({ done, total }) => void seen.push(`${done}/${total}`) });
    expect(seen).toEqual(['1/5', '2/5', '3/5', '4/5', '5/5']);
  });

  it('a shallow clone is read, and said to be one', async () => {
    const clone = kept(mkdtempSync(join(tmpdir(), 'clone-')));
    git(clone, 'clone', '-q', '--depth', '2', `file://${lay(...five)}`, 'shop');
    const { history, problems } = await changesOf(join(clone, 'shop'));
    expect([history.commits, history.complete]).toEqual([2, false]);
    expect(problems).toEqual([expect.objectContaining({ code: 'EVIDENCE_SHALLOW_HISTORY' })]);
  });

  it('where old contents are missing, trees must do', async () => {
    const root = lay(
      { day: '2024-01-01', files: { 'a.ts': linesOf('a') } },
      { day: '2024-01-02', files: { 'a.ts': linesOf('a', 21) } },
    );
    const blob = git(root, 'rev-parse', 'HEAD~1:a.ts').trim();
    forgetObject(root, blob);
    const { modules, problems } = await changesOf(root);
    expect(modules).toEqual([expect.objectContaining({ module: 'a.ts', commits: 2 })]);
    expect(modules[0]).not.toHaveProperty('recentLines');
    expect(problems).toEqual([expect.objectContaining({ code: 'EVIDENCE_PARTIAL_CLONE' })]);
  });

  it('equal histories, equal bytes; and the document is what its schema says', async () => {
    const root = lay(...five, { day: '2024-02-01', files: { CODEOWNERS: '* @shop/all ann@shop.example\n' } });
    const [first, second] = [await collectGitEvidence(root), await collectGitEvidence(root)];
    expect(JSON.stringify(first)).toBe(JSON.stringify(second));
    expect(parseDocumentValue('runtime-evidence', mergeEvidence(undefined, first))).toMatchObject({ ok: true });
    expect(first.owners).toEqual({
      file: 'CODEOWNERS',
      modules: [{ module: 'a.ts', owners: ['@shop/all', 'address-1'], line: 1 }],
      problems: [],
    });
  });

  it('writes nothing', async () => {
    const root = lay(...five);
    const before = readdirSync(join(root, '.git')).sort();
    await changesOf(root);
    expect(readdirSync(join(root, '.git')).sort()).toEqual(before);
  });
});

describe('what cannot be read is one sentence with a code', () => {
  const empty = () => kept(mkdtempSync(join(tmpdir(), 'empty-')));

  it.each([
    ['a folder that is not there', () => join(empty(), 'nowhere'), 'EVIDENCE_ROOT_MISSING'],
    ['a folder without a repository', empty, 'EVIDENCE_NOT_A_REPOSITORY'],
    ['a repository without commits', () => lay(), 'EVIDENCE_NO_COMMITS'],
    ['a history without source', () => lay({ day: '2024-01-01', files: { 'a.md': '1' } }), 'EVIDENCE_NO_MODULES'],
    [
      'a folder that git does not know',
      () => {
        const root = lay({ day: '2024-01-01', files: { 'a.ts': '1' } });
        mkdirSync(join(root, 'new'));
        return join(root, 'new');
      },
      'EVIDENCE_NO_MODULES',
    ],
  ])('%s', async (_, root, code) => {
    await expect(collectGitEvidence(root())).rejects.toMatchObject({ code, hint: expect.stringMatching(/\.$/) });
  });
});

function forgetObject(root: string, id: string): void {
  rmSync(join(root, '.git', 'objects', id.slice(0, 2), id.slice(2)));
}
