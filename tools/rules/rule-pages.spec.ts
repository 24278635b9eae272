import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describedRules } from '@banyan/hotspots';
import { buildIndex, pagesFolder } from './build-index';

const read = (name: string): string => readFileSync(join(pagesFolder, `${name}.md`), 'utf8');
const names = describedRules.map(({ name }) => name);

describe('the pages of the rules', () => {
  it('are there for every rule, and for nothing else', () => {
    const pages = readdirSync(pagesFolder).filter((file) => file !== 'README.md');
    expect(pages.sort()).toEqual(names.map((name) => `${name}.md`).sort());
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(names)('%s says why, shows an example and a fix, and owns up to its limits', (name) => {
    const page = read(name);
    expect(page).toMatch(new RegExp(`^# ${name}(:|\\n)`));
    const sections = ['Why', 'Example', 'Fix', 'Known limits'];
    const titles = [...page.matchAll(/^## (.+)$/gm)].map(([, title = '']) => title);
    expect(titles.filter((title) => sections.includes(title))).toEqual(sections);
    expect(page.split(/^## Example$/m)[1]?.split(/^## /m)[0]).toContain('```');
  });

  it('are listed in README.md as `npm run rules` lists them', () => {
    expect(read('README')).toBe(buildIndex(read('README'), describedRules));
  });
});
