/** Monolith, lifted service and proxy, each a process of its own on a free port. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AccessLog } from './access-log';
import { withPorts } from './edit-plan';
import type { LiftedService } from './extract-service';
import { banyan, folders } from './folders';
import { findFreePort } from './free-port';
import type { Processes } from './processes';
import { say } from './say';
import type { DatabaseUrl } from './start-database';

/** What runs. */
export interface Servers {
  readonly proxyUrl: string;
  readonly adminUrl: string;
  readonly planFile: string;
  readonly service: string;
  /** Every request the proxy has answered. */
  readonly accessLog: AccessLog;
}

/** Starts the three and waits until each answers. */
export async function startServers(
  processes: Processes,
  database: DatabaseUrl,
  service: LiftedService,
): Promise<Servers> {
  const [monolithPort, servicePort, proxyPort, adminPort] = await Promise.all([1, 2, 3, 4].map(findFreePort));
  const app = (name: string, folder: string, port = 0, health = ''): Promise<unknown> => {
    const env = { ...appEnvironment(database), PORT: String(port) };
    return processes.start(
      { name, command: process.execPath, args: [join(folder, 'dist', 'main.js')], cwd: folder, env },
      () => answers(`http://127.0.0.1:${port}${health}`),
    );
  };
  await Promise.all([
    app('monolith', folders.monolith, monolithPort, '/api/health'),
    app(service.name, service.folder, servicePort, '/readyz'),
  ]);

  const planFile = join(folders.work, 'routing.yaml');
  writeFileSync(
    planFile,
    withPorts(readFileSync(service.routingPlan, 'utf8'), { monolith: monolithPort, [service.name]: servicePort }),
  );
  const addresses = ['--listen', `127.0.0.1:${proxyPort}`, '--admin', `127.0.0.1:${adminPort}`];
  const adminUrl = `http://127.0.0.1:${adminPort}`;
  const proxy = await processes.start(
    {
      name: 'proxy',
      command: process.execPath,
      args: [banyan, 'proxy', planFile, ...addresses, '--access-log'],
      cwd: folders.root,
    },
    () => answers(`${adminUrl}/readyz`),
  );
  say(`   monolith :${monolithPort}, ${service.name} :${servicePort}, proxy :${proxyPort}`);
  return {
    proxyUrl: `http://127.0.0.1:${proxyPort}`,
    adminUrl,
    planFile,
    service: service.name,
    accessLog: new AccessLog(proxy),
  };
}

/** The suite signs in often and from one address; what it tests of rate limits it tests by its own keys. */
function appEnvironment(database: DatabaseUrl): Record<string, string> {
  return {
    DATABASE_URL: database,
    HOST: '127.0.0.1',
    UPLOAD_DIR: folders.uploads,
    SESSION_SECRET: 'one-secret-for-monolith-and-service',
  };
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}
