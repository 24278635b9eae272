/** The rules' pages: why, example, fix, known limits. They are shipped with the package; in the repository they stand in docs. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const packageFolder = join(__dirname, '..', '..');
const folders = [join(packageFolder, 'rules'), join(packageFolder, '..', '..', 'docs', 'rules')];

/** The page as Markdown; `undefined` for a rule that has none. */
export async function readRulePage(rule: string): Promise<string | undefined> {
  const file = folders.map((folder) => join(folder, `${rule}.md`)).find(existsSync);
  return file === undefined ? undefined : readFile(file, 'utf8');
}

/** Pages by rule. */
export async function readRulePages(rules: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const pages = await Promise.all(rules.map(async (rule) => [rule, await readRulePage(rule)] as const));
  return new Map(pages.flatMap(([rule, page]) => (page === undefined ? [] : [[rule, page]])));
}
