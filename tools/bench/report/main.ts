/**
 * How a report page feels: `npm run bench:report -- <folder with documents> …`. Each folder is what `banyan analyze`,
 * `propose` and `plan` left; its page is made anew and opened in Chromium, with WebGL in software and without.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { gestures, measureGesture, type Times } from './measure-page';

const executablePath = process.env['BANYAN_CHROMIUM'] ?? '/usr/bin/chromium';
const banyan = join(__dirname, '..', '..', '..', 'packages', 'cli', 'bin', 'banyan.js');
const rounds = 5;
const quiet = ['--headless', '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const graphics: Readonly<Record<string, readonly string[]>> = {
  WebGL: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  SVG: ['--disable-gpu', '--disable-3d-apis'],
};

async function main(folders: readonly string[]): Promise<void> {
  if (folders.length === 0 || !existsSync(executablePath)) {
    process.stderr.write('Give folders with documents, and a Chromium by BANYAN_CHROMIUM.\n');
    process.exitCode = 2;
    return;
  }
  for (const folder of folders) {
    const file = makePage(folder);
    process.stdout.write(`${folder}: ${(statSync(file).size / 1e6).toFixed(1)} MB\n`);
    for (const [name, flags] of Object.entries(graphics)) await measureAll(name, flags, file);
  }
}

function makePage(folder: string): string {
  execFileSync(process.execPath, [banyan, 'report', '--out', folder], { stdio: 'ignore' });
  return join(folder, 'report.html');
}

async function measureAll(name: string, flags: readonly string[], file: string): Promise<void> {
  const browser = await chromium.launch({ executablePath, args: [...quiet, ...flags] });
  for (const gesture of gestures) {
    const times = await repeat(() => measureGesture(browser, file, gesture));
    process.stdout.write(`  ${name.padEnd(5)} ${gesture.name.padEnd(26)} ${describe(times)}\n`);
  }
  await browser.close();
}

async function repeat(measure: () => Promise<Times>): Promise<Times[]> {
  const times: Times[] = [];
  for (let round = 0; round < rounds; round++) times.push(await measure());
  return times;
}

function describe(times: readonly Times[]): string {
  return `felt ${spanOf(times.map(({ felt }) => felt))}, main thread ${spanOf(times.map(({ worked }) => worked))}`;
}

function spanOf(values: readonly number[]): string {
  const sorted = values.map(Math.round).sort((left, right) => left - right);
  return `${sorted[rounds >> 1]} ms (${sorted[0]} to ${sorted[rounds - 1]})`;
}

void main(process.argv.slice(2));
