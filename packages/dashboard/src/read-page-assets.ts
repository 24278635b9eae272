/** The page's script and style sheet, as `npm run build` leaves them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BanyanError } from '@banyan/model';

/** What is put into every report. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** Reads both; the same folder from `src` and from `dist`. @throws BanyanError `DASHBOARD_NOT_BUILT` */
export function readPageAssets(): PageAssets {
  return { script: read('page.js'), style: read('page.css') };
}

function read(name: string): string {
  const file = join(__dirname, '..', 'bundle', name);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new BanyanError('DASHBOARD_NOT_BUILT', `${file} is not there.`, 'Run `npm run build` in the clone.', {
      cause,
    });
  }
}
