import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FindingBaseline, FindingReport } from '@banyan/model';
import { runBanyan } from '../run-banyan.fixture';
import { layShop } from '../shop.fixture';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const service = 'src/orders/orders.service.ts';

/** A shop with a comment that nobody can follow: a finding that needs no rule about code. */
function shopWith(extra: Readonly<Record<string, string>> = {}): string {
  const shop = layShop({ 'src/odd.ts': '// banyan-ignore n-plus-seven: why\nexport const odd = 1;\n', ...extra });
  folders.push(shop);
  return shop;
}

const edit = (shop: string, file: string, change: (text: string) => string): void =>
  writeFileSync(join(shop, file), change(readFileSync(join(shop, file), 'utf8')));
const reportIn = (shop: string): FindingReport =>
  JSON.parse(readFileSync(join(shop, '.banyan', 'hotspots.json'), 'utf8')) as FindingReport;
const only = ['--family', 'suppressions'] as const;

describe('banyan hotspots', () => {
  it('reads the code, writes the report, and lists what it found with places that can be opened', async () => {
    const shop = shopWith();
    const { code, stdout, stderr } = await runBanyan('hotspots', shop, ...only);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^low {7}There is no rule called n-plus-seven {2}unknown-rule\n {10}\S+src\/odd\.ts:1\n/);
    expect(stdout).toMatch(/\n\n1 finding: 1 low; .*; from the code alone\nfindings in .*hotspots\.json\n$/);
    expect(reportIn(shop).findings.map(({ rule }) => rule)).toContain('unknown-rule');
  });

  it('finds the same from facts that were analysed', async () => {
    const shop = shopWith();
    await runBanyan('analyze', shop);
    await runBanyan('hotspots', shop);
    const read = reportIn(shop);
    rmSync(join(shop, service));
    await runBanyan('hotspots', shop, '--analyzed');
    expect(reportIn(shop)).toEqual(read);
  });

  it('prints one document as JSON, annotations for a workflow, and lines for editors', async () => {
    const shop = shopWith();
    const { findings } = JSON.parse((await runBanyan('hotspots', shop, '--json', ...only)).stdout) as FindingReport;
    expect(findings.map(({ file, line }) => [file, line])).toEqual([['src/odd.ts', 1]]);
    const annotated = (await runBanyan('hotspots', shop, '--format', 'github', ...only)).stdout;
    expect(annotated).toMatch(/^::notice file=src\/odd\.ts,line=1,title=banyan unknown-rule::There is no rule.*\n$/);
    const lines = (await runBanyan('hotspots', shop, '--format', 'unix', ...only)).stdout;
    expect(lines).toMatch(/src\/odd\.ts:1:1: info: There is no rule called n-plus-seven \[unknown-rule\]\n$/);
  });

  it('narrows to rules, severities and routes', async () => {
    const shop = shopWith();
    const counts = async (...flags: readonly string[]) =>
      (JSON.parse((await runBanyan('hotspots', shop, '--json', ...flags)).stdout) as FindingReport).findings.length;
    expect(await counts('--rule', 'unknown-rule')).toBe(1);
    expect(await counts('--rule', 'unused-suppression')).toBe(0);
    expect(await counts(...only, '--severity', 'medium')).toBe(0);
    expect(await counts(...only, '--route', 'GET /api/orders')).toBe(0);
  });
});

describe('a query per item', () => {
  const loop = (comment: string): string => `
import { Injectable } from '@nestjs/common';
import { PicturesService } from '../pictures/pictures.service';
@Injectable()
export class Albums {
  constructor(private readonly pictures: PicturesService) {}
  async show(titles: string[]) {
    ${comment}
    for (const title of titles) {
      await this.pictures.add(title);
    }
  }
}
`;
  const albums = 'src/albums/albums.ts';
  const run = async (comment: string, ...flags: readonly string[]) => {
    const shop = shopWith({ [albums]: loop(comment) });
    await runBanyan('hotspots', shop, '--rule', 'n-plus-one', ...flags);
    const { findings, suppressed } = reportIn(shop);
    return { ids: findings.filter(({ file }) => file === albums).map(({ id }) => id), suppressed };
  };

  it('is found across functions, and has the same id below a comment that is about nothing', async () => {
    const { ids } = await run('');
    expect(ids).toEqual([
      expect.stringMatching(/^n-plus-one:src\/albums\/albums\.ts#Albums\.show:Picture:[0-9a-f]{6}$/),
    ]);
    expect((await run('// a line\n    // and another')).ids).toEqual(ids);
  });

  it('is taken out by a comment that says why, above the loop', async () => {
    const { ids, suppressed } = await run('// banyan-ignore n-plus-one: three titles at most');
    expect(ids).toEqual([]);
    expect(suppressed.map(({ finding, reason }) => [finding.rule, reason])).toEqual([
      ['n-plus-one', 'three titles at most'],
    ]);
    const silent = (await run('// banyan-ignore n-plus-one')).ids.map((id) => id.split(':')[0]).sort();
    expect(silent).toEqual(['n-plus-one', 'suppression-without-reason']);
  });
});

describe('in CI', () => {
  const known = ['--baseline', 'known.json'];

  async function begun(): Promise<{ readonly shop: string; readonly flags: readonly string[] }> {
    const shop = shopWith();
    const flags = [...only, '--baseline', join(shop, 'known.json')];
    await runBanyan('hotspots', shop, ...flags, '--update-baseline');
    return { shop, flags };
  }
  const baselineOf = (shop: string): string[] =>
    (JSON.parse(readFileSync(join(shop, 'known.json'), 'utf8')) as FindingBaseline).findings.map(({ id }) => id);
  const addComment = (shop: string): void =>
    edit(shop, service, (text) => `// banyan-ignore n-plus-nine: why\n${text}`);

  it('--fail-on fails on findings that are as grave, after they were printed', async () => {
    const shop = shopWith();
    const { code, stdout, stderr } = await runBanyan('hotspots', shop, ...only, '--fail-on', 'low');
    expect([code, stdout.startsWith('low ')]).toEqual([1, true]);
    expect(stderr).toMatch(/^HOTSPOTS_FOUND: 1 finding: 1 low\.\n {2}What to do: .+\n$/);
    expect((await runBanyan('hotspots', shop, ...only, '--fail-on', 'high')).code).toBe(0);
  });

  it('a baseline is begun once, and then knows what was there, wherever its lines have gone', async () => {
    const { shop, flags } = await begun();
    edit(shop, 'src/odd.ts', (text) => `\n\n${text}`);
    const { code, stdout } = await runBanyan('hotspots', shop, ...flags);
    expect(code).toBe(0);
    expect(stdout).toMatch(/unknown-rule, known\n[^]*1 finding: 1 low, 0 of them new;/);
  });

  it('what is new fails and stands first', async () => {
    const { shop, flags } = await begun();
    addComment(shop);
    const { code, stdout, stderr } = await runBanyan('hotspots', shop, ...flags);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^low {7}There is no rule called n-plus-nine {2}unknown-rule\n/);
    expect(stderr).toMatch(/^HOTSPOTS_NEW: 1 finding: 1 low, not in the baseline\.\n/);
    expect((await runBanyan('hotspots', shop, ...flags, '--fail-on', 'medium')).code).toBe(0);
  });

  it('--update-baseline takes out what is gone and adds nothing; --accept adds', async () => {
    const { shop, flags } = await begun();
    const before = baselineOf(shop);
    addComment(shop);
    expect((await runBanyan('hotspots', shop, ...flags, '--update-baseline')).code).toBe(1);
    expect(baselineOf(shop)).toEqual(before);
    writeFileSync(join(shop, 'src', 'odd.ts'), 'export const odd = 1;\n');
    expect((await runBanyan('hotspots', shop, ...flags)).stdout).toContain(
      'gone, to be taken out with --update-baseline\n  There is no rule called n-plus-seven (unknown-rule:src/odd.ts#:n-plus-seven:',
    );
    await runBanyan('hotspots', shop, ...flags, '--update-baseline');
    expect(baselineOf(shop)).toEqual(before.filter((id) => !id.includes('odd.ts')));
    expect((await runBanyan('hotspots', shop, ...flags, '--accept')).code).toBe(0);
    expect(baselineOf(shop).some((id) => id.includes('n-plus-nine'))).toBe(true);
  });

  it.each([
    ['no such baseline', known, 'CLI_BASELINE_MISSING'],
    ['an update without a file', ['--update-baseline'], 'CLI_BASELINE_NOT_NAMED'],
    ['two intentions', [...known, '--update-baseline', '--accept'], 'CLI_UPDATE_OR_ACCEPT'],
    ['a rule that there is not', ['--rule', 'n-plus-seven'], 'CLI_RULE_UNKNOWN'],
    ['a route that there is not', ['--route', '/nowhere'], 'CLI_ROUTE_UNKNOWN'],
    ['a limit that is no number', ['--limit', 'many'], 'CLI_BAD_COUNT'],
  ])('%s is one fault with a code and what to do', async (_, flags, expected) => {
    const { code, stdout, stderr } = await runBanyan('hotspots', shopWith(), ...flags);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^${expected}: .+\\n  What to do: .+\\n$`));
  });

  it('a baseline that is none is refused with its line, before anything is read', async () => {
    const shop = shopWith({ 'known.json': '{\n  "schema": "banyan/finding-baseline@1",\n  "findings": 3\n}\n' });
    const { stderr } = await runBanyan('hotspots', shop, '--baseline', join(shop, 'known.json'));
    expect(stderr).toMatch(/^FINDING_BASELINE_REFUSED: .*\n(?: {2}.*\n)*? {2}\w+ at line 3 \/findings/);
    expect(existsSync(join(shop, '.banyan'))).toBe(false);
  });

  it('code that cannot be read whole is no pass, and no reason to forget what is known', async () => {
    const { shop, flags } = await begun();
    const before = baselineOf(shop);
    writeFileSync(join(shop, 'src', 'odd.ts'), 'export const = ;\n');
    expect((await runBanyan('hotspots', shop, ...flags, '--update-baseline')).stderr).toMatch(
      /^CLI_FACTS_INCOMPLETE: /,
    );
    expect(baselineOf(shop)).toEqual(before);
  });
});

describe('banyan.yaml', () => {
  const config = (hotspots: string): string => `schema: banyan/project-config@1\nhotspots:\n${hotspots}`;

  it('weighs rules, leaves out folders, and --harmless tells what it left out', async () => {
    const shop = shopWith({ 'banyan.yaml': config('  severity: { unknown-rule: high }\n') });
    expect((await runBanyan('hotspots', shop, ...only)).stdout).toMatch(/^high {6}There is no rule/);
    writeFileSync(join(shop, 'banyan.yaml'), config('  ignore: [src/odd.ts]\n'));
    const { stdout } = await runBanyan('hotspots', shop, ...only, '--harmless');
    expect(stdout).toMatch(
      /judged harmless\n.*src\/odd\.ts:1 unknown-rule, ignored: .*banyan\.yaml ignores src\/odd\.ts\./,
    );
  });

  it.each([
    ['a rule that there is not', '  severity: { n-plus-seven: low }\n', 'PROJECT_CONFIG_UNKNOWN_RULE at line 3'],
    [
      'a limit that is none',
      '  databases:\n    main: { server: postgres, maxConnections: 0 }\n',
      'PROJECT_CONFIG_\\w+ at line 4',
    ],
    ['a database of no known kind', '  databases:\n    main: { server: pg }\n', 'PROJECT_CONFIG_\\w+ at line 4'],
    ['a severity that there is not', '  severity: { unknown-rule: awful }\n', 'PROJECT_CONFIG_\\w+ at line 3'],
  ])('with %s is refused with the line', async (_, text, expected) => {
    const { stderr } = await runBanyan('hotspots', shopWith({ 'banyan.yaml': config(text) }));
    expect(stderr).toMatch(new RegExp(`^PROJECT_CONFIG_REFUSED: .*\\n  ${expected}`));
  });

  it('is still read by propose', async () => {
    const shop = shopWith({ 'banyan.yaml': config('  ignore: [src/odd.ts]\n') });
    await runBanyan('analyze', shop);
    expect((await runBanyan('propose', shop)).code).toBe(0);
  });
});

describe('banyan hotspots rules', () => {
  it('lists every rule with a line', async () => {
    const { code, stdout } = await runBanyan('hotspots', 'rules');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^rule +family +what it finds\n/);
    expect(stdout).toMatch(/^unused-suppression +suppressions +A comment takes out what is not found there/m);
  });

  it('prints the page of one', async () => {
    expect((await runBanyan('hotspots', 'rules', 'unused-suppression')).stdout).toMatch(/^# .*\n[^]*## Why\n/);
    expect((await runBanyan('hotspots', 'rules', 'nothing')).stderr).toMatch(/^CLI_RULE_UNKNOWN: /);
  });
});
