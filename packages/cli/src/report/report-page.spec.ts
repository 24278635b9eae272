import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { runBanyan } from '../run-banyan.fixture';
import { formatPage } from './format-page';
import { hasChromium, launchChromium, openPage, type OpenPage } from './open-page.fixture';
import { blocking, queries, report as findings, state } from '../hotspots/hotspots.fixture';
import { hostileName, plan, proposal } from './report.fixture';

const pixelpulse = join(__dirname, '..', '..', '..', '..', 'examples', 'pixelpulse', 'monolith');

/** Two in the context of images, one in a file whose name tries to be markup. */
const hotspots = {
  ...findings,
  findings: [
    { ...queries, file: 'src/images/blur.ts' },
    { ...blocking, file: hostileName },
    { ...state, file: 'src/images/image.service.ts' },
  ],
};

const views = [
  '#/overview',
  '#/context/image-processing/files',
  '#/context/image-processing/seams',
  '#/context/image-processing/entry%20points',
  '#/context/image-processing/tables',
  '#/context/image-processing/scale%20pressure',
  '#/context/image-processing/drawing',
  '#/file/src%2Fimage-processing%2Fimage-processing.service.ts',
  '#/files',
  '#/seams',
  '#/seam/image-processing/photos',
  '#/tables',
  '#/tables/Photo',
  '#/shared',
  '#/cuts',
  '#/plan',
  '#/hotspots',
];

// Many views, a browser of its own, and a machine that may be busy.
jest.setTimeout(120_000);

const withChromium = hasChromium ? describe : describe.skip;

let folder: string;
let browser: Browser;
let opened: OpenPage;
const file = (name: string): string => join(folder, name);

beforeAll(async () => {
  if (!hasChromium) return;
  folder = mkdtempSync(join(tmpdir(), 'report-'));
  for (const command of ['analyze', 'propose', 'plan', 'hotspots', 'report'])
    await runBanyan(command, pixelpulse, '--out', folder);
  writeFileSync(file('hostile.html'), (await formatPage({ proposal, plan }, {})).join(''));
  writeFileSync(file('findings.html'), (await formatPage({ proposal, plan, hotspots }, {})).join(''));
  browser = await launchChromium(true);
});
afterAll(async () => {
  if (!hasChromium) return;
  await browser.close();
  rmSync(folder, { recursive: true });
});
afterEach(async () => {
  if (!hasChromium) return;
  expect(opened.complaints).toEqual([]);
  await opened.page.context().close();
});

const open = async (name = 'report.html', scheme: 'light' | 'dark' = 'light'): Promise<Page> => {
  opened = await openPage(browser, file(name), scheme);
  return opened.page;
};
const heading = (page: Page): Promise<string> => page.locator('h1').innerText();
const hashOf = (page: Page): Promise<string> => page.evaluate<string>('location.hash');
const headingHasFocus = `document.activeElement.tagName === 'H1'`;
const go = async (page: Page, hash: string): Promise<void> => {
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  const shown = `document.querySelector('main').dataset.hash === ${JSON.stringify(hash)}`;
  const announced = hash === '#/overview' ? 'true' : headingHasFocus;
  await until(page, `${shown} && ${announced}`);
};
/** Asked from outside: the page's policy lets nobody evaluate text inside of it. */
async function until(page: Page, condition: string): Promise<void> {
  while (!(await page.evaluate(condition))) await page.waitForTimeout(20);
}

withChromium('the page of pixelpulse in a real browser', () => {
  it('shows the contexts as a graph by WebGL and as a table, and asks the network for nothing', async () => {
    const page = await open();
    expect(await page.title()).toBe('Where it could be cut · pixelpulse · banyan report');
    expect(await page.locator('.stage canvas').count()).toBeGreaterThan(3);
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(5);
    expect(await page.locator('tbody').innerText()).toContain('image-processing');
  });

  it('is driven by the keyboard alone: into a context, a file, and out again', async () => {
    const page = await open();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await until(page, headingHasFocus);

    await page.locator('.stage').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const chosen = (await page.locator('.chosen').innerText()).split(':')[0] as string;
    await page.keyboard.press('Enter');
    await page.locator('nav.parts').waitFor();
    expect(await heading(page)).toBe(chosen);
    await until(page, headingHasFocus);

    await page.locator('tbody a').first().focus();
    await page.keyboard.press('ArrowDown');
    const link = await page.evaluate('document.activeElement.getAttribute("href")');
    await page.keyboard.press('Enter');
    await until(page, `document.querySelector('main').dataset.hash.startsWith('#/file/')`);
    expect(await hashOf(page)).toBe(link);

    await page.keyboard.press('Escape');
    expect(await hashOf(page)).toBe(`#/context/${chosen}`);
    await page.keyboard.press('Escape');
    expect(await hashOf(page)).toBe('#/overview');
  });

  it('finds a file by / and a few letters', async () => {
    const page = await open();
    await page.keyboard.press('/');
    await page.keyboard.type('photos.service');
    expect(await page.getByRole('option').first().innerText()).toContain('src/photos/photos.service.ts');
    await page.keyboard.press('Enter');
    await until(page, `document.querySelector('main').dataset.hash.startsWith('#/file/')`);
    expect(await heading(page)).toBe('photos.service.ts');
  });

  it('sorts the seams by what is asked for, and narrows them to one kind, priced anew', async () => {
    const page = await open();
    await go(page, '#/seams');
    const prices = async (): Promise<number[]> =>
      (await page.locator('tbody tr td:last-child').allInnerTexts()).map(Number);
    const dearest = await prices();
    expect(dearest).toEqual([...dearest].sort((left, right) => right - left));
    await page.getByRole('button', { name: /^price/ }).press('Enter');
    expect(await prices()).toEqual([...dearest].reverse());
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending');
    await page.getByLabel('kind of crossing').selectOption('transaction');
    await until(page, `document.querySelector('main').dataset.hash.includes('kind=transaction')`);
    expect((await prices()).length).toBeLessThan(dearest.length);
  });

  it('shows every crossing of a seam with file and line, as text', async () => {
    const page = await open();
    await go(page, '#/seam/image-processing/photos');
    expect(await page.locator('tbody').innerText()).toMatch(/image-processing\.service\.ts:\d+/);
  });

  it('marks owner, reads and writes in the matrix, and leads from a cell to the lines', async () => {
    const page = await open();
    await go(page, '#/tables');
    const cell = page.getByRole('link', { name: /^r\d+ w\d+: Photo in photos, owner$/ });
    await cell.focus();
    await page.keyboard.press('ArrowLeft');
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toMatch(/: Photo in /);
    await cell.press('Enter');
    await until(page, `document.querySelector('main').dataset.hash.startsWith('#/tables/Photo')`);
    expect(await page.locator('tbody').innerText()).toMatch(/src\/photos\/.*:\d+/);
  });

  it('opens where a link leads, and says so when that is nowhere', async () => {
    const page = await open();
    await page.goto(`${page.url().split('#')[0]}#/context/photos/seams`);
    await page.reload();
    expect(await heading(page)).toBe('photos');
    await go(page, '#/file/src%2Fnowhere.ts');
    expect(await page.locator('main').innerText()).toContain('There is no file called “src/nowhere.ts”');
  });

  it('has no serious fault of accessibility in any view', async () => {
    const page = await open();
    await page.evaluate(axe.source);
    const faults: string[] = [];
    for (const view of views) {
      await go(page, view);
      faults.push(...(await seriousFaults(page)).map((fault) => `${view} ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  it('has contrast enough in the dark too', async () => {
    const page = await open('report.html', 'dark');
    await page.evaluate(axe.source);
    for (const view of views) {
      await go(page, view);
      expect([view, await seriousFaults(page, "{ runOnly: ['color-contrast'] }")]).toEqual([view, []]);
    }
  });

  it('never scrolls sideways as a whole, wide or narrow', async () => {
    const page = await open();
    for (const width of [1400, 400]) {
      await page.setViewportSize({ width, height: 800 });
      for (const view of views) {
        await go(page, view);
        expect([view, await page.evaluate('document.documentElement.scrollWidth - innerWidth')]).toEqual([view, 0]);
      }
    }
  });
});

withChromium('a page of a proposal with everything in it', () => {
  it('shows verdict, stability, who looks after what is shared, other cuts and the plan', async () => {
    const page = await open('hostile.html');
    const main = (): Promise<string> => page.locator('main').innerText();
    expect(await main()).toMatch(/Take some contexts out, keep the rest[\s\S]*One part needs machines of its own\./);
    expect(await main()).toMatch(/stability\s+93 %/);
    expect(await main()).toContain('move src/images/blur.ts to images');
    expect(await main()).toContain('no context of at most 1 file was found banyan.yaml:4');
    await go(page, '#/shared');
    expect(await main()).toMatch(/looked after by[\s\S]*orders/);
    await go(page, '#/cuts');
    expect(await main()).toMatch(/coarse[\s\S]*Contexts of “coarse” against those of the proposal/);
    await go(page, '#/plan/images');
    expect(await main()).toContain('orders writes a table of images');
    expect(await main()).toMatch(/images \(formerly pictures\)[\s\S]*price 7 \(5 left\)[\s\S]*Gain: autonomy unknown/);
    expect(await main()).toContain('done with mail: asked by then');
    expect(await main()).toMatch(/images\s+1\s+7\s+10 %\s+0\.410\s+12\s+3\s+2/);
  });

  it('opens with the context that was asked for, and leads into an editor only when one was', async () => {
    const settings = { context: 'images', editor: { scheme: 'vscode', root: '/home/me/shop' } } as const;
    writeFileSync(file('images.html'), (await formatPage({ proposal, plan }, settings)).join(''));
    const page = await open('images.html');
    expect(await heading(page)).toBe('images');
    const edit = page.getByRole('link', { name: 'edit src/images/blur.ts' });
    expect(await edit.getAttribute('href')).toBe('vscode://file/home/me/shop/src/images/blur.ts:1');
    await opened.page.context().close();
    expect(await (await open('hostile.html')).locator('a[href^="vscode"]').count()).toBe(0);
  });

  it('says what was not at hand instead of showing nothing', async () => {
    const page = await open('hostile.html');
    await go(page, '#/tables');
    expect(await page.locator('main').innerText()).toContain('The facts were not at hand');
  });

  it('shows a hostile file name as the text it is', async () => {
    const page = await open('hostile.html');
    await go(page, '#/seam/orders/images');
    expect(await page.locator('tbody').textContent()).toContain(`${hostileName}:7`);
    expect(await page.locator('img').count()).toBe(0);
  });

  it('has no serious fault of accessibility in what only such a proposal has', async () => {
    const page = await open('hostile.html');
    await page.evaluate(axe.source);
    for (const view of ['#/overview', '#/cuts', '#/shared', '#/plan/images', '#/context/images']) {
      await go(page, view);
      expect([view, await seriousFaults(page)]).toEqual([view, []]);
    }
  });
});

withChromium('a page with findings', () => {
  const link = (id: string): string => `#/hotspots/${encodeURIComponent(id)}`;

  it('lists them, the gravest first, and narrows them by what is chosen and typed', async () => {
    const page = await open('findings.html');
    await go(page, '#/hotspots');
    const graves = (): Promise<string[]> => page.locator('table').first().locator('.severity').allInnerTexts();
    expect(await graves()).toEqual(['▲ high', '◆ medium', '▽ low']);
    await page.getByLabel('how grave').selectOption('low');
    await until(page, `document.querySelector('main').dataset.hash.includes('severity=low')`);
    expect(await graves()).toEqual(['▽ low']);
    await go(page, '#/hotspots?text=projects%2F%3Aid');
    expect(await graves()).toEqual(['▲ high']);
    await go(page, '#/hotspots?rule=memory-cache&text=nowhere');
    expect(await page.locator('main').innerText()).toContain('Nothing of this kind.');
  });

  it('shows of each why, how often, every call on the way with its line, and the fix; the keyboard leads there and back', async () => {
    const page = await open('findings.html');
    await go(page, '#/hotspots');
    await page.locator('tbody a').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await until(page, `document.querySelector('main').dataset.hash === ${JSON.stringify(link(queries.id))}`);
    const text = await page.locator('main').innerText();
    expect(text).toContain('Photo is read once per project of the page');
    expect(text).toContain('12.3 times a request on average, 40 at most at src/projects/projects.service.ts:41');
    expect(text).toContain('this.photos.findCover, once per element src/projects/projects.service.ts:42');
    expect(await page.locator('pre').innerText()).toBe(queries.fix.sketch);
    await page.keyboard.press('Escape');
    expect(await hashOf(page)).toBe('#/hotspots');
  });

  it('leads to them from the contexts and files they lie in', async () => {
    const page = await open('findings.html');
    await page.getByRole('link', { name: '2 findings in images' }).press('Enter');
    await until(page, `document.querySelector('main').dataset.hash === '#/hotspots?context=images'`);
    expect(await page.locator('table').first().locator('tbody tr').count()).toBe(2);
    await go(page, '#/context/images');
    expect(await page.locator('.head').innerText()).toContain('2 findings');
    await go(page, '#/file/src%2Fimages%2Fblur.ts');
    expect(await page.getByRole('region', { name: 'What hurts here' }).innerText()).toContain('Photo is read once');
  });

  it('says what was judged harmless, and why', async () => {
    const page = await open('findings.html');
    await go(page, '#/hotspots');
    expect(await page.locator('table').last().innerText()).toMatch(
      /src\/b\.ts:5\s+n-plus-one\s+batched\s+Prisma sends/,
    );
  });

  it('shows hostile names as the texts they are, and has no serious fault of accessibility in light or dark', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const page = await open('findings.html', scheme);
      await page.evaluate(axe.source);
      for (const view of ['#/overview', '#/hotspots', link(queries.id), link(blocking.id), link('none')]) {
        await go(page, view);
        expect([view, await seriousFaults(page)]).toEqual([view, []]);
      }
      expect(await page.locator('img, main b').count()).toBe(0);
      if (scheme === 'light') await page.context().close();
    }
  });

  it('says that nobody looked when there are none', async () => {
    const page = await open('hostile.html');
    await go(page, '#/hotspots');
    expect(await page.locator('main').innerText()).toContain('No findings were at hand');
  });
});

withChromium('a page without WebGL', () => {
  it('draws the same graph as SVG, and the keys are the same', async () => {
    const plain = await launchChromium(false);
    try {
      opened = await openPage(plain, file('report.html'));
      const { page } = opened;
      expect(await page.locator('.stage canvas').count()).toBe(0);
      expect(await page.locator('.stage svg circle').count()).toBe(await page.locator('tbody tr').count());
      await page.locator('.stage').focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await page.locator('nav.parts').waitFor();
      expect(await hashOf(page)).toMatch(/^#\/context\//);
    } finally {
      expect(opened.complaints).toEqual([]);
      await plain.close();
    }
  });
});

/** What axe calls serious or critical, with the first element it is about. */
async function seriousFaults(page: Page, options = '{}'): Promise<string[]> {
  const { violations } = (await page.evaluate(`axe.run(document, ${options})`)) as axe.AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}
