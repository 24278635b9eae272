/** Moves the service's routes to each share in turn and runs pixelpulse's e2e suite through the proxy at each. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withShare } from './edit-plan';
import { folders } from './folders';
import { observe, type Observation } from './observe';
import { pause, type Processes } from './processes';
import { say } from './say';
import type { Servers } from './start-servers';

/** @param shares percent of callers on the service, one suite run each */
export async function moveTraffic(
  processes: Processes,
  servers: Servers,
  shares: readonly number[],
): Promise<readonly Observation[]> {
  const observations: Observation[] = [];
  for (const [index, share] of shares.entries()) {
    const revision = await moveTo(servers, share);
    servers.accessLog.take();
    const suite = await runSuite(processes, servers, `e2e-${index + 1}-at-${share}`);
    const observation = observe(share, suite, servers.accessLog.take(), servers.service);
    observations.push(observation);
    const { testsPassed, testsFailed, faults } = observation;
    say(
      `   ${share} % (plan revision ${revision}): ${testsPassed} tests passed, ${testsFailed} failed, ${faults} requests failed at the proxy`,
    );
  }
  return observations;
}

/** Rewrites the plan as an operator would, and waits until the proxy says it has taken it over. */
async function moveTo({ planFile, adminUrl }: Servers, share: number): Promise<number> {
  const before = await readRevision(adminUrl);
  const text = readFileSync(planFile, 'utf8');
  const next = withShare(text, share);
  if (next === text) return before;
  writeFileSync(`${planFile}.next`, next);
  renameSync(`${planFile}.next`, planFile);
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; await pause(50)) {
    const revision = await readRevision(adminUrl);
    if (revision > before) return revision;
  }
  throw new Error(`the proxy did not take the plan with ${share} % over`);
}

async function readRevision(adminUrl: string): Promise<number> {
  const response = await fetch(`${adminUrl}/plan`);
  return ((await response.json()) as { revision: number }).revision;
}

/** What Jest says of one run of the suite. */
export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
}

async function runSuite(processes: Processes, { proxyUrl }: Servers, name: string): Promise<SuiteResult> {
  const report = join(folders.logs, `${name}.json`);
  const jest = join(folders.root, 'node_modules', 'jest', 'bin', 'jest.js');
  const args = [jest, '--config', 'jest.config.cjs', 'e2e/', '--json', '--outputFile', report];
  await processes.run(
    { name, command: process.execPath, args, cwd: folders.monolith, env: { BASE_URL: proxyUrl } },
    true,
  );
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(report, 'utf8'),
  ) as Record<string, number>;
  return { passed: numPassedTests ?? 0, failed: (numFailedTests ?? 0) + (numRuntimeErrorTestSuites ?? 0) };
}
