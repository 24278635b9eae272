import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const packages = join(__dirname, '..', '..', 'packages');

/** What npm would publish of a package, as paths in it. */
function packed(name: string): readonly string[] {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const told = execFileSync('npm', args, {
    cwd: join(packages, name),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ files }] = JSON.parse(told) as [{ readonly files: readonly { readonly path: string }[] }];
  return files.map(({ path }) => path);
}

/** Files below a folder of a package, as paths in it. */
function filesIn(name: string, folder: string): readonly string[] {
  const entries = readdirSync(join(packages, name, folder), { withFileTypes: true, recursive: true });
  return entries.flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name).slice(join(packages, name).length + 1)] : [],
  );
}

describe('a package, as npm publishes it,', () => {
  it.each([
    ['cli', 'bin'],
    ['cli', 'rules'],
    ['dashboard', 'bundle'],
    ['model', 'schemas'],
    ['nx', 'schemas'],
    ['proxy', 'deploy'],
  ])('%s has all of the folder %s', (name, folder) => {
    const wanted = filesIn(name, folder);
    expect(wanted).not.toEqual([]);
    expect(packed(name)).toEqual(expect.arrayContaining([...wanted]));
  });

  it.each(readdirSync(packages))('%s has every door that it names', (name) => {
    const manifest = readFileSync(join(packages, name, 'package.json'), 'utf8');
    const { exports = {} } = JSON.parse(manifest) as { readonly exports?: Readonly<Record<string, unknown>> };
    const doors = Object.values(exports).map((door) =>
      typeof door === 'string' ? door : (door as { readonly default: string }).default,
    );
    expect(packed(name)).toEqual(expect.arrayContaining(doors.map((path) => path.replace(/^\.\//, ''))));
  });

  it.each(readdirSync(packages))('%s has no sources and no specs', (name) => {
    expect(packed(name).filter((path) => /^src\/|\.spec\.|\.fixture\./.test(path))).toEqual([]);
  });
});
