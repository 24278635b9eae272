import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readDrawing } from './read-drawing.cjs';

const root = join(__dirname, '..', '..');
const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');

/** Lays a small house of the same shape, with the given files on top, and gives the names of the rules it breaks. */
function brokenRules(files: Record<string, string>): string[] {
  const house = mkdtempSync(join(tmpdir(), 'house-'));
  try {
    for (const wing of Object.keys(readDrawing().imports)) layWing(house, wing);
    for (const [file, text] of Object.entries(files)) write(join(house, file), text);
    return namesOfViolations(cruise(house));
  } finally {
    rmSync(house, { recursive: true });
  }
}

function layWing(house: string, wing: string): void {
  const exportsField = { '.': { '@banyan/source': './src/index.ts' } };
  write(
    join(house, 'packages', wing, 'package.json'),
    JSON.stringify({ name: `@banyan/${wing}`, exports: exportsField }),
  );
  write(join(house, 'packages', wing, 'src', 'index.ts'), `export const ${wing} = 1;\n`);
  mkdirSync(join(house, 'node_modules', '@banyan'), { recursive: true });
  symlinkSync(join(house, 'packages', wing), join(house, 'node_modules', '@banyan', wing));
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function cruise(house: string): string {
  const command = [cruiser, 'packages', '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json'];
  try {
    return execFileSync(process.execPath, command, { cwd: house, encoding: 'utf8', maxBuffer: 1e8 });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

function namesOfViolations(json: string): string[] {
  const { summary } = JSON.parse(json) as { summary: { violations: { rule: { name: string } }[] } };
  return [...new Set(summary.violations.map(({ rule }) => rule.name))].sort();
}

describe('the import rules of the house', () => {
  it('let a house pass that is built as drawn', () => {
    expect(
      brokenRules({
        'packages/proxy/src/server.ts': "import { routing } from '@banyan/routing';\nexport const s = routing;\n",
      }),
    ).toEqual([]);
  });

  it('fail when two wings of one floor import each other by package name', () => {
    const broken = brokenRules({
      'packages/facts/src/a.ts': "import { boundaries } from '@banyan/boundaries';\nexport const a = boundaries;\n",
    });
    expect(broken).toEqual(['facts-imports-only-what-is-drawn']);
  });

  it('fail when the model imports a wing above it', () => {
    const broken = brokenRules({
      'packages/model/src/a.ts': "import type { facts } from '@banyan/facts';\nexport type A = typeof facts;\n",
    });
    expect(broken).toEqual(['model-imports-only-what-is-drawn']);
  });

  it('fail on a deep path into another wing', () => {
    const broken = brokenRules({
      'packages/routing/src/inner.ts': 'export const inner = 1;\n',
      'packages/proxy/src/a.ts': "import { inner } from '../../routing/src/inner';\nexport const a = inner;\n",
    });
    expect(broken).toEqual(['no-deep-path-into-a-wing']);
  });

  it('fail when a pure wing touches the disk', () => {
    const broken = brokenRules({
      'packages/boundaries/src/a.ts': "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n",
    });
    expect(broken).toEqual(['pure-wings-touch-no-disk-and-no-network']);
  });

  it('fail on a circle', () => {
    const broken = brokenRules({
      'packages/facts/src/a.ts': "import { b } from './b';\nexport const a = (): number => b;\n",
      'packages/facts/src/b.ts': "import { a } from './a';\nexport const b = a();\n",
    });
    expect(broken).toEqual(['no-cycle']);
  });

  it('hold the drawing to the folders: every package is drawn, and nothing else', () => {
    const drawn = Object.keys(readDrawing().imports).sort();
    const workspace = execFileSync('git', ['ls-files', 'packages/*/package.json'], { cwd: root, encoding: 'utf8' });
    const present = workspace
      .split('\n')
      .filter(Boolean)
      .map((file) => file.split('/')[1]);
    expect(drawn).toEqual([...new Set(present)].sort());
  });

  it('explain themselves: every rule says why', () => {
    const config = readFileSync(join(root, '.dependency-cruiser.cjs'), 'utf8');
    expect(config.match(/severity: 'error'/g)?.length).toBe(config.match(/comment:/g)?.length);
  });
});
