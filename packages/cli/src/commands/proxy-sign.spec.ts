import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseUpstream, compile, matchRoute, parsePlan } from '@banyan/routing';
import { runBanyan } from '../run-banyan.fixture';

const folder = mkdtempSync(join(tmpdir(), 'banyan-sign-'));
const secret = 'a-secret-of-the-tests-long-enough-to-sign';
const head = `schema: banyan/routing-plan@1
upstreams: { app: { url: http://127.0.0.1:3000 }, images: { url: http://127.0.0.1:4000 } }
monolith: app
routes: [{ name: a, match: { prefix: /a }, service: images, phase: monolith }]
`;
const signedPlan = `${head}signingKey: { env: BANYAN_TEST_KEY }\noverride: { header: X-Side, signed: true }\n`;

function planFile(text: string): string {
  const file = join(folder, 'routing.yaml');
  writeFileSync(file, text);
  return file;
}

/** The side of a request with a header, `seconds` from now. */
function sideOf(header: string, seconds: number): string {
  const parsed = parsePlan(signedPlan);
  if (!parsed.ok) throw new Error('the plan of the test is faulty');
  const table = compile(parsed.value, 1, [secret]);
  const fields = header.trim().split(': ');
  const route = matchRoute(table, { method: 'GET', target: '/a', fields });
  if (route.kind === 'refused') throw new Error('the path of the test is refused');
  const means = { now: () => Date.now() + seconds * 1000, newName: () => '' };
  return chooseUpstream(table, route, { fields, address: '' }, means).destination.upstream.name;
}

describe('banyan proxy sign', () => {
  beforeEach(() => void (process.env['BANYAN_TEST_KEY'] = secret));
  afterEach(() => void delete process.env['BANYAN_TEST_KEY']);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('prints a header that counts for the hours asked for', async () => {
    const { code, stdout } = await runBanyan('proxy', 'sign', planFile(signedPlan), '--hours', '2');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^X-Side: service\.\d+\.[\w-]{43}\n$/);
    expect([sideOf(stdout, 7100), sideOf(stdout, 7300)]).toEqual(['images', 'app']);
  });

  it('prints the same as JSON', async () => {
    const { stdout } = await runBanyan('proxy', 'sign', planFile(signedPlan), '--side', 'monolith', '--json');
    expect(JSON.parse(stdout)).toEqual({
      header: 'X-Side',
      value: expect.stringMatching(/^monolith\.\d+\./),
      expires: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
  });

  it.each([
    ['a plan without override', head, [], 'CLI_NO_OVERRIDE'],
    ['no hours', signedPlan, ['--hours', 'all'], 'CLI_BAD_HOURS'],
  ])('refuses %s', async (_, text, flags, expected) => {
    const { code, stdout, stderr } = await runBanyan('proxy', 'sign', planFile(text), ...flags);
    expect(stderr).toMatch(new RegExp(`^${expected}: .+\\n  What to do: .+\\n$`));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  it('says which variable the secret is wanted in', async () => {
    delete process.env['BANYAN_TEST_KEY'];
    const { code, stderr } = await runBanyan('proxy', 'sign', planFile(signedPlan));
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('BANYAN_TEST_KEY is not set') });
  });
});
