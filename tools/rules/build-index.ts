/** The list of rules in docs/rules/README.md, from the table that `banyan hotspots` applies. */
import { join } from 'node:path';
import type { DescribedRule } from '@banyan/hotspots';

/** Where the pages stand. */
export const pagesFolder = join(__dirname, '..', '..', 'docs', 'rules');

const [begin, end] = ['<!-- rules -->', '<!-- /rules -->'];

/** The page with its list made anew; what stands around the list is kept. */
export function buildIndex(page: string, rules: readonly DescribedRule[]): string {
  const [before = '', rest = ''] = page.split(begin);
  const after = rest.split(end)[1] ?? '';
  return `${before}${begin}\n\n${listOf(rules)}\n\n${end}${after}`;
}

function listOf(rules: readonly DescribedRule[]): string {
  const families = [...new Set(rules.map(({ family }) => family))];
  return families
    .map((family) => {
      const own = rules.filter((rule) => rule.family === family);
      return [`## ${family}`, own.map(({ name, describes }) => `- [${name}](${name}.md): ${describes}`).join('\n')];
    })
    .flat()
    .join('\n\n');
}
