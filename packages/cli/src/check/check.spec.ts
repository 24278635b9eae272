import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BoundaryCheck } from '@banyan/boundaries';
import type { BoundaryBaseline } from '@banyan/model';
import Ajv from 'ajv-draft-04';
import { runBanyan } from '../run-banyan.fixture';
import { layShop } from '../shop.fixture';
import { toSarif } from './to-sarif';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const ordersService = 'src/orders/orders.service.ts';
const picturesService = 'src/pictures/pictures.service.ts';

async function acceptedShop(): Promise<string> {
  const shop = layShop();
  folders.push(shop);
  for (const command of ['analyze', 'propose', 'accept']) await runBanyan(command, shop);
  return shop;
}

const edit = (shop: string, file: string, change: (text: string) => string): void =>
  writeFileSync(join(shop, file), change(readFileSync(join(shop, file), 'utf8')));

/** Pictures come to need orders. */
const addCrossing = (shop: string): void =>
  edit(shop, picturesService, (text) =>
    text
      .replace(/^/, "import { OrdersService } from '../orders/orders.service';\n")
      .replace('constructor(', 'constructor(private readonly orders: OrdersService, ')
      .replace(/\n}\s*$/, '\n  sold() { return this.orders.list(); }\n}\n'),
  );
/** Orders no longer need pictures. */
const removeCrossing = (shop: string): void =>
  edit(shop, ordersService, (text) =>
    text
      .replace('return this.pictures.list();', 'return [];')
      .replace(/import \{ PicturesService \}.*\n/, '')
      .replace(/,?\s*private readonly pictures: PicturesService/, ''),
  );
const baselineIn = (shop: string): BoundaryBaseline =>
  JSON.parse(readFileSync(join(shop, 'banyan.boundaries.json'), 'utf8')) as BoundaryBaseline;

describe('banyan check', () => {
  it('passes the code that was accepted, also after lines have shifted', async () => {
    const shop = await acceptedShop();
    edit(shop, ordersService, (text) => `// a line more\n${text}`);
    const { code, stdout, stderr } = await runBanyan('check', shop);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^0 new crossings, \d+ known, 0 gone\n$/);
  });

  it('fails on a new crossing, with file, line, price and pattern', async () => {
    const shop = await acceptedShop();
    addCrossing(shop);
    const { code, stdout, stderr } = await runBanyan('check', shop);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^pictures → orders\n {2}src\/pictures\/pictures\.service\.ts:\d+ call: PicturesService\.sold calls OrdersService\.list → grpc-call \(1\)\n/,
    );
    expect(stderr).toMatch(/^CHECK_NEW_CROSSINGS: A crossing is not .*\n {2}What to do: .*\n$/);
  });

  it('prints the same as JSON, and fails all the same', async () => {
    const shop = await acceptedShop();
    addCrossing(shop);
    const { code, stdout } = await runBanyan('check', shop, '--json');
    const { added } = JSON.parse(stdout) as BoundaryCheck;
    expect([code, added.map(({ from, to, kind }) => [from, to, kind])]).toEqual([1, [['pictures', 'orders', 'call']]]);
  });

  it('takes out what is gone with --update, and refuses to add', async () => {
    const shop = await acceptedShop();
    const before = baselineIn(shop).crossings.length;
    removeCrossing(shop);
    addCrossing(shop);
    const { code, stdout } = await runBanyan('check', shop, '--update');
    expect(code).toBe(1);
    expect(stdout).toContain('gone, to be taken out with --update');
    const { crossings } = baselineIn(shop);
    expect(crossings.length).toBeLessThan(before);
    expect(crossings.some(({ from }) => from === 'pictures')).toBe(false);
  });

  it('does not let a crossing come back after an update', async () => {
    const shop = await acceptedShop();
    const whole = readFileSync(join(shop, ordersService), 'utf8');
    removeCrossing(shop);
    expect((await runBanyan('check', shop, '--update')).code).toBe(0);
    writeFileSync(join(shop, ordersService), whole);
    expect((await runBanyan('check', shop)).stderr).toMatch(/^CHECK_NEW_CROSSINGS/);
  });

  it('takes in what is new with --accept', async () => {
    const shop = await acceptedShop();
    addCrossing(shop);
    expect((await runBanyan('check', shop, '--accept')).code).toBe(0);
    expect((await runBanyan('check', shop)).code).toBe(0);
  });

  it('tells files that no rule places, and fails on them only when asked to', async () => {
    const shop = await acceptedShop();
    edit(shop, 'src/main.ts', (text) => text);
    writeFileSync(join(shop, 'src', 'lonely.ts'), 'export const lonely = 1;\n');
    const { code, stdout } = await runBanyan('check', shop);
    expect([code, stdout]).toEqual([0, expect.stringContaining('no rule looks at them\n  src/lonely.ts')]);
    expect((await runBanyan('check', shop, '--strict')).stderr).toMatch(/^CHECK_UNPLACED_FILES: A file is /);
  });

  it('takes the facts of the last analysis when asked to', async () => {
    const shop = await acceptedShop();
    addCrossing(shop);
    expect((await runBanyan('check', shop, '--analyzed')).code).toBe(0);
    await runBanyan('analyze', shop);
    expect((await runBanyan('check', shop, '--analyzed')).code).toBe(1);
  });
});

describe('the SARIF log', () => {
  const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
    JSON.parse(
      readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
    ) as object,
  );

  async function logOf(shop: string) {
    const file = join(shop, 'out', 'banyan.sarif');
    await runBanyan('check', shop, '--sarif', file);
    const log: unknown = JSON.parse(readFileSync(file, 'utf8'));
    isSarif(log);
    expect(isSarif.errors ?? []).toEqual([]);
    return (log as { runs: { results: SarifResult[]; tool: { driver: { rules: { id: string; help: unknown }[] } } }[] })
      .runs[0]!;
  }

  interface SarifResult {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly partialFingerprints: Readonly<Record<string, string>>;
    readonly locations: readonly {
      readonly physicalLocation: { readonly artifactLocation: object; readonly region: { readonly startLine: number } };
    }[];
  }

  it('is held against the published schema, which refuses what is no log', () => {
    expect(isSarif({ version: '2.1.0', runs: [{ tool: {}, results: [] }] })).toBe(false);
  });

  it('is valid, and empty when nothing is new', async () => {
    const { results, tool } = await logOf(await acceptedShop());
    expect(results).toEqual([]);
    expect(tool.driver.rules.every(({ id, help }) => id.startsWith('banyan/') && help !== undefined)).toBe(true);
  });

  it('names the place of a new crossing below the root of the repository, and its rule', async () => {
    const shop = await acceptedShop();
    addCrossing(shop);
    writeFileSync(join(shop, 'src', 'lonely.ts'), 'export const lonely = 1;\n');
    const { results, tool } = await logOf(shop);
    expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['banyan/call', 'error'],
      ['banyan/unplaced-file', 'note'],
    ]);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
    expect(results[0]!.locations[0]!.physicalLocation).toEqual({
      artifactLocation: { uri: picturesService, uriBaseId: '%SRCROOT%' },
      region: { startLine: expect.any(Number) },
    });
  });

  it('gives a finding the same fingerprint when its line shifts', async () => {
    const shop = await acceptedShop();
    addCrossing(shop);
    const [before] = (await logOf(shop)).results;
    edit(shop, picturesService, (text) => `\n\n${text}`);
    const [after] = (await logOf(shop)).results;
    expect(after!.partialFingerprints).toEqual(before!.partialFingerprints);
    expect(after!.locations).not.toEqual(before!.locations);
  });

  it('names files as the repository does when the project is a folder of it', async () => {
    const shop = await acceptedShop();
    addCrossing(shop);
    const { stdout } = await runBanyan('check', shop, '--json');
    const log = toSarif(JSON.parse(stdout) as BoundaryCheck, { version: '1.0.0', folder: 'apps/my api' });
    expect(log.runs[0]!.results[0]!.locations[0]!.physicalLocation.artifactLocation.uri).toBe(
      `apps/my%20api/${picturesService}`,
    );
  });
});

describe('bad input', () => {
  it.each([
    ['no accepted boundaries', [], undefined, 'CLI_BASELINE_MISSING'],
    ['a file that is not JSON', [], '{', 'BOUNDARY_BASELINE_REFUSED'],
    [
      'another document',
      [],
      '{"schema":"banyan/migration-plan@1","project":"x","steps":[]}',
      'BOUNDARY_BASELINE_REFUSED',
    ],
  ])('%s is one fault with a code and what to do', async (_, flags, text, expected) => {
    const shop = layShop();
    folders.push(shop);
    if (text !== undefined) writeFileSync(join(shop, 'banyan.boundaries.json'), text);
    const { code, stdout, stderr } = await runBanyan('check', shop, ...flags);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^${expected}: [^]+\\n  What to do: .+\\n$`));
  });

  it('code that cannot be read whole is no pass', async () => {
    const shop = await acceptedShop();
    writeFileSync(join(shop, 'src', 'broken.ts'), 'export const = ;\n');
    expect((await runBanyan('check', shop)).stderr).toMatch(/^CLI_FACTS_INCOMPLETE: The facts have a gap\.\n/);
  });

  it('--update and --accept are not given together', async () => {
    const shop = await acceptedShop();
    expect((await runBanyan('check', shop, '--update', '--accept')).stderr).toMatch(/^CLI_UPDATE_OR_ACCEPT: /);
  });

  it('a proposal made from other code is not accepted', async () => {
    const shop = await acceptedShop();
    writeFileSync(join(shop, 'src', 'orders', 'more.ts'), 'export const more = 1;\n');
    await runBanyan('analyze', shop);
    expect((await runBanyan('accept', shop)).stderr).toMatch(/^BOUNDARIES_PROPOSAL_OUTDATED: /);
  });
});
