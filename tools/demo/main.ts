/**
 * `npm run demo`: the whole thread on pixelpulse, with nothing faked.
 * (1) a database → (2) the monolith analysed → (3) a context lifted → (4) monolith, service and proxy running
 * → (5) the monolith's own e2e suite through the proxy at 0, 50, 100 and again 0 % → (6) what was seen.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { analyzeMonolith } from './analyze-monolith';
import { extractService } from './extract-service';
import { folders } from './folders';
import { formatObservations } from './format-observations';
import { moveTraffic } from './move-traffic';
import { Processes } from './processes';
import { say, sayStep } from './say';
import { startDatabase } from './start-database';
import { startServers } from './start-servers';

async function demo(processes: Processes): Promise<void> {
  sayStep('A database with rows enough to hurt');
  const database = await startDatabase(processes);
  sayStep('What is there, where could it be cut, what first?');
  const first = await analyzeMonolith(processes);
  sayStep(`A service for ${first.context}`);
  const service = await extractService(processes, first);
  sayStep('Monolith, service and proxy');
  const servers = await startServers(processes, database, service);
  sayStep("Real traffic: pixelpulse's own e2e suite, through the proxy");
  const observations = await moveTraffic(processes, servers, [0, 50, 100, 0]);
  say(`\n${formatObservations(observations, first.context)}`);
  if (observations.some(({ testsFailed, faults }) => testsFailed + faults > 0)) process.exitCode = 1;
}

async function main(): Promise<void> {
  rmSync(folders.work, { recursive: true, force: true });
  mkdirSync(folders.logs, { recursive: true });
  const processes = new Processes(folders.logs);
  // A signal may come twice (from the terminal and from npm): the first one ends everything, the second must not kill us.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void endEarly(processes));
  try {
    await demo(processes);
  } finally {
    await processes.endAll();
  }
}

async function endEarly(processes: Processes): Promise<void> {
  await processes.endAll();
  process.exit(130);
}

main().catch((error: unknown) => {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
