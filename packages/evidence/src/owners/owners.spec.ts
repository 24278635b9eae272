import { matchOwners } from './match-owners';
import { parseCodeowners } from './parse-codeowners';

const ownersOf = (text: string, path: string) => matchOwners(parseCodeowners(text).rules)(path);

describe('the last rule that matches decides', () => {
  const text = `# who answers for what
*                 @shop/all
/src/orders/      @shop/orders @ann   # a comment
*.js              @js-owner
docs/*            docs@shop.example
/src/orders/legacy
`;

  test.each([
    ['src/main.ts', ['@shop/all'], 2],
    ['src/orders/deep/order.ts', ['@shop/orders', '@ann'], 3],
    ['src/orders/script.js', ['@js-owner'], 4],
    ['docs/a.ts', ['address-1'], 5],
    ['docs/deep/a.ts', ['@shop/all'], 2],
    ['lib/src/orders/a.ts', ['@shop/all'], 2],
  ])('%s', (path, owners, line) => {
    expect(ownersOf(text, path)).toEqual({ owners, line });
  });

  test('a rule without owners takes them back', () => {
    expect(ownersOf(text, 'src/orders/legacy/old.ts')).toBeUndefined();
  });

  test('upper and lower case differ, as they do on the servers', () => {
    expect(ownersOf('/Src/ @a', 'src/a.ts')).toBeUndefined();
  });
});

describe('patterns', () => {
  test.each([
    ['apps/', 'x/apps/y/a.ts', true],
    ['/apps/', 'x/apps/y/a.ts', false],
    ['**/logs', 'build/logs/a.ts', true],
    ['/build/**/a.ts', 'build/x/y/a.ts', true],
    ['/src/*.ts', 'src/a.ts', true],
    ['/src/*.ts', 'src/deep/a.ts', false],
    ['/with\\ space/', 'with space/a.ts', true],
    ['a.ts', 'src/deep/a.ts', true],
  ])('%s of %s: %s', (pattern, path, matches) => {
    expect(ownersOf(`${pattern} @a`, path) !== undefined).toBe(matches);
  });
});

describe("GitLab's sections", () => {
  const text = `[Backend][2] @backend
/src/
/src/secret/ @security
!/src/generated/
^[Docs]
*.ts @writers
`;

  test('each section decides by itself, and a rule without owners has those of its section', () => {
    expect(ownersOf(text, 'src/a.ts')).toEqual({ owners: ['@backend', '@writers'], line: 6 });
    expect(ownersOf(text, 'src/secret/a.ts')).toEqual({ owners: ['@security', '@writers'], line: 6 });
    expect(ownersOf(text, 'src/generated/a.ts')).toEqual({ owners: ['@writers'], line: 6 });
  });
});

test("Bitbucket's groups own, their definitions and settings are no rules", () => {
  const text = 'CODEOWNERS.toplevel.subdirectory_overrides enable\n@@@Devs @ann @ben\n/src/ @@Devs\n';
  expect(parseCodeowners(text)).toEqual({
    rules: [{ pattern: '/src/', owners: ['@@Devs'], line: 3, section: '' }],
    problems: [],
  });
});

test('a word that is no owner is told with its line, without an address in it', () => {
  const { problems } = parseCodeowners('# x\n/src/ ann <ann@shop.example>\n');
  expect(problems).toEqual([
    { code: 'EVIDENCE_OWNER_RULE_UNREADABLE', line: 2, message: '"ann" is no owner: neither @name nor an address' },
  ]);
});
