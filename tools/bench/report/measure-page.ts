/** Times of one report page in a real browser, as somebody who opens it feels them. */
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';

/** What is done with a page, and how long it takes until the second frame after it is drawn. */
export const gestures: readonly Gesture[] = [
  { name: 'open the overview', hash: '' },
  { name: 'open the files', hash: '#/files' },
  { name: 'open the matrix', hash: '#/tables' },
  { name: 'open the seams', hash: '#/seams' },
  { name: 'arrow key among the files', hash: '#/files', focus: '.stage', key: 'ArrowRight' },
  { name: 'letter in the search box', hash: '', focus: 'input[type=search]', key: 'e' },
];

interface Gesture {
  readonly name: string;
  readonly hash: string;
  /** Where a key is pressed once the page is there; without one the opening itself is timed. */
  readonly focus?: string;
  readonly key?: string;
}

const secondFrame =
  'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))';

/** Milliseconds. */
export interface Times {
  readonly felt: number;
  /** Processor time of the page's main thread: what a busy machine changes little. */
  readonly worked: number;
}

/** Of a page opened for this alone. */
export async function measureGesture(browser: Browser, file: string, { hash, focus, key }: Gesture): Promise<Times> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  try {
    const worked = await watchMainThread(page);
    await page.goto(pathToFileURL(file).href + hash);
    await page.locator('h1').waitFor();
    const opened = { felt: await page.evaluate<number>(secondFrame), worked: await worked() };
    return focus === undefined || key === undefined ? opened : await measureKey(page, focus, key, worked);
  } finally {
    await page.close();
  }
}

/** The second of two: the first one draws what the later ones change. */
async function measureKey(page: Page, focus: string, key: string, worked: () => Promise<number>): Promise<Times> {
  await page.locator(focus).focus();
  await page.keyboard.press(key);
  const before = { felt: await page.evaluate<number>(secondFrame), worked: await worked() };
  await page.keyboard.press(key);
  const felt = (await page.evaluate<number>(secondFrame)) - before.felt;
  return { felt, worked: (await worked()) - before.worked };
}

async function watchMainThread(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
}
