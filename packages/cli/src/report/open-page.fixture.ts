/** A real browser on a page of ours: no network, and whatever it complains about is kept. */
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

const executablePath = process.env['BANYAN_CHROMIUM'] ?? '/usr/bin/chromium';

/** Whether there is a browser to test with. */
export const hasChromium = existsSync(executablePath);

const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** WebGL in software, as machines without a graphics card have it; or none at all. */
export function launchChromium(webGl: boolean): Promise<Browser> {
  const graphics = webGl
    ? ['--use-angle=swiftshader', '--enable-unsafe-swiftshader']
    : ['--disable-gpu', '--disable-3d-apis'];
  return chromium.launch({ executablePath, args: [...quiet, ...graphics] });
}

/** A page with what went wrong in it. */
export interface OpenPage {
  readonly page: Page;
  /** Errors of the console, exceptions, dialogs, and requests to anything but the file itself. */
  readonly complaints: string[];
}

/** Opens a file. */
export async function openPage(browser: Browser, file: string, scheme: 'light' | 'dark' = 'light'): Promise<OpenPage> {
  const context = await browser.newContext({ colorScheme: scheme, viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!/^(file|data):/.test(request.url())) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href);
  await page.locator('h1').waitFor();
  return { page, complaints };
}
