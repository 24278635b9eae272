import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runBanyan } from '../run-banyan.fixture';

const root = mkdtempSync(join(tmpdir(), 'banyan-around-'));
afterAll(() => rmSync(root, { recursive: true }));

function lay(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

lay('package.json', '{ "workspaces": ["packages/*", "apps/*"] }');
lay('packages/db/package.json', '{ "name": "@shop/db" }');
lay('apps/api/tsconfig.json', '{}');
lay('apps/api/src/main.ts', `import { db } from '@shop/db';\nexport const main = () => db.orders.find();\n`);

it('banyan hotspots says that code lies outside of the folder, and goes on', async () => {
  const { code, stdout, stderr } = await runBanyan('hotspots', join(root, 'apps/api'));
  expect(stderr).toMatch(
    /^FACTS_WORKSPACE_AROUND: .*\(@shop\/db\).*analyse \.\.\/\.\. with --source .*packages\/db\n$/,
  );
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('0 findings') as string });
});
